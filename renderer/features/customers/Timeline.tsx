import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { fullMoment, moment } from '../../lib/when.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import type { TimelineEntry } from './types.ts';

/** 时间线: visits, calls and what happened to the card, newest first. */
export function Timeline({ id }: { readonly id: string }) {
  const { t } = useTranslation('customers');
  useToday();
  const [only, setOnly] = useState<'visit' | 'card' | undefined>(undefined);
  const entries = useQuery(trpc.customers.timeline.queryOptions({ id }));
  return (
    <section className="panel customer-timeline" aria-label={t('part.timeline')}>
      <header>
        <h2>{t('part.timeline')}</h2>
        <ChipGroup<'visit' | 'card' | undefined>
          clearable
          label={t('timeline.only')}
          value={only}
          onChange={setOnly}
          options={[
            { value: 'visit', label: t('timeline.visits') },
            { value: 'card', label: t('timeline.card') },
          ]}
        />
      </header>
      <Loaded query={entries} rows={6}>
        {(all) => {
          const shown = all.filter((entry) => only === undefined || (entry.kind === 'visit') === (only === 'visit'));
          if (shown.length === 0 && only !== undefined) return <Empty title={t('timeline.none')} />;
          if (shown.length === 0) return <Empty title={t('timeline.empty')} text={t('timeline.empty.text')} />;
          return (
            <ol>
              {shown.map((entry) => (
                <li key={keyOf(entry)} title={fullMoment(entry.at)}>
                  <time>{moment(entry.at)}</time>
                  <Entry entry={entry} />
                </li>
              ))}
            </ol>
          );
        }}
      </Loaded>
    </section>
  );
}

const keyOf = (entry: TimelineEntry) =>
  entry.kind === 'visit' ? entry.visit.id : [entry.at, entry.kind, entry.from, entry.to, ...entry.fields].join(' ');

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const { t, i18n } = useTranslation('customers');
  if (entry.kind === 'visit') {
    const { visit } = entry;
    const facts = [
      t(visit.channel === 'call' ? 'timeline.call' : 'timeline.visit', { count: visit.visitSeq ?? 1 }),
      t('timeline.party', { count: visit.partySize }),
      t(`visits:purpose.${visit.purpose}`),
      visit.interest,
      visit.consultantName,
      visit.outcome && t(`visits:outcome.${visit.outcome}`),
    ].filter(Boolean);
    return (
      <div>
        <strong>
          <Facts>{facts}</Facts>
        </strong>
        {visit.narrative !== null && <p>{visit.narrative}</p>}
      </div>
    );
  }
  const listed = new Intl.ListFormat(i18n.language, { style: 'narrow' });
  const level = (value: string | null) => (value === null ? t('value.empty') : t(`ui:level.${value}`));
  const told = {
    created: () => t('event.created'),
    converted: () => t('event.converted'),
    level: () => t('event.level', { from: level(entry.from), to: level(entry.to) }),
    owner: () => t('event.owner', { from: entry.from ?? t('owner.none'), to: entry.to ?? t('owner.none') }),
    consent: () => t(`event.consent.${entry.to ?? 'none'}`),
    edited: () => t('event.edited', { fields: listed.format(entry.fields.map((field) => t(`field.${field}`))) }),
    merged: () => t('event.merged', { from: entry.from, to: entry.to }),
    printed: () => t('event.printed', { version: entry.to }),
    parted: () => t('event.parted', { from: entry.from, to: entry.to }),
    revealed: () => t('event.revealed', { field: t(`field.${entry.fields[0]}`), reason: entry.reason }),
  }[entry.kind];
  return (
    <div>
      {told()} <small>{[entry.byName, entry.device].filter(Boolean).join(' · ')}</small>
    </div>
  );
}
