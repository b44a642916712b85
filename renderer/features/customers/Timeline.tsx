import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TimelineLine, timelineKinds } from '../../lib/customerCard.ts';
import { useStaff } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { fullMoment, moment } from '../../lib/when.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import type { TimelineEntry } from './types.ts';

/** 时间线: visits, what happened to the card, and what other features add to it, newest first; narrowed to one kind by its chip. */
export function Timeline({ id }: { readonly id: string }) {
  const { t } = useTranslation('customers');
  useToday();
  const [only, setOnly] = useState<string>();
  const entries = useQuery(trpc.customers.timeline.queryOptions({ id }));
  const added = useAddedLines(id);
  const chips = useChips();
  return (
    <section className="panel customer-timeline" aria-label={t('part.timeline')}>
      <Loaded query={entries} rows={6}>
        {(own) => {
          const all = [...own.map(ownLine), ...added].sort((a, b) => b.at - a.at);
          const kinds = [...new Set(all.map(({ kind }) => kind))];
          const shown = all.filter(({ kind }) => only === undefined || kind === only);
          return (
            <>
              <header>
                <h2>{t('part.timeline')}</h2>
                {(kinds.length > 1 || only !== undefined) && (
                  <ChipGroup<string | undefined>
                    clearable
                    label={t('timeline.only')}
                    value={only}
                    onChange={setOnly}
                    options={chips.filter(({ value }) => kinds.includes(value) || value === only)}
                  />
                )}
              </header>
              {all.length === 0 && <Empty title={t('timeline.empty')} text={t('timeline.empty.text')} />}
              {all.length > 0 && shown.length === 0 && <Empty title={t('timeline.none')} />}
              <ol>
                {shown.map(({ kind, key, at, said }) => (
                  <li key={`${kind} ${key}`} title={fullMoment(at)}>
                    <time>{moment(at)}</time>
                    {said}
                  </li>
                ))}
              </ol>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

type Line = TimelineLine & { readonly kind: string };

const ownLine = (entry: TimelineEntry): Line => ({
  kind: entry.kind === 'visit' ? 'visit' : 'change',
  key: keyOf(entry),
  at: entry.at,
  said: <Entry entry={entry} />,
});

/** Of every kind there can be for this role, 来访 first. */
function useChips() {
  const { t } = useTranslation('customers');
  const { role } = useStaff();
  return [
    { value: 'visit', label: t('timeline.kind.visit') },
    ...timelineKinds(role).map(({ kind, label }) => ({ value: kind, label: t(label) })),
    { value: 'change', label: t('timeline.kind.change') },
  ];
}

/** Lines of the kinds that features add. A kind that does not answer is left out: the visits stand all the same. */
function useAddedLines(customerId: string): readonly Line[] {
  const { role } = useStaff();
  const kinds = timelineKinds(role);
  const answers = useQueries({
    queries: kinds.map(({ kind, part, load }) => ({
      queryKey: [[part, 'timeline'], { kind, customerId }],
      queryFn: () => load(customerId),
    })),
  });
  return kinds.flatMap(({ kind, line }, index) => (answers[index]?.data ?? []).map((row) => ({ ...line(row), kind })));
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
    printedForm: () => t(`event.printed.${entry.to}`),
    parted: () => t('event.parted', { from: entry.from, to: entry.to }),
    revealed: () => t('event.revealed', { field: t(`field.${entry.fields[0]}`), reason: entry.reason }),
  }[entry.kind];
  return (
    <div>
      {told()} <small>{[entry.byName, entry.device].filter(Boolean).join(' · ')}</small>
    </div>
  );
}
