import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { handoverReasons } from '../../../db/follow-ups/handover.ts';
import { useSellers } from '../../lib/sellers.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { dayText, moment } from '../../lib/when.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { Handovers } from './Handovers.tsx';
import './follow-ups.css';

type Reason = (typeof handoverReasons)[number];

/** 移交: whose cards, which of them, to whom; what was promised on them stands first. */
export default function HandoverPage() {
  const { t } = useTranslation('follow-ups');
  const [asked] = useSearchParams();
  const [fromId, setFromId] = useState(asked.get('from') ?? undefined);
  const [toId, setToId] = useState<string>();
  const [reason, setReason] = useState<Reason>('leaving');
  const [note, setNote] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const sellers = useSellers();
  const cards = useQuery({
    ...trpc.followUps.handover.cards.queryOptions({ fromId: fromId ?? '' }),
    enabled: fromId !== undefined,
  });
  const chosen = (cards.data ?? []).filter(({ id }) => !left.has(id));
  const { run: give, busy } = useOnce(async () => {
    if (fromId === undefined || toId === undefined) return;
    try {
      const saved = await client.followUps.handover.give.mutate({
        fromId,
        toId,
        reason,
        note: note || null,
        cardIds: chosen.map(({ id }) => id),
      });
      setLeft(new Set());
      setNote('');
      const said = saved.promises > 0 ? 'handover.given.promises' : 'handover.given';
      notify(t(said, { count: saved.cards, name: nameOf(toId), promises: saved.promises }), async () => {
        await client.followUps.handover.undo.mutate({ id: saved.id, rev: saved.rev });
        await refresh('followUps', 'customers', 'requests', 'testDrives');
      });
    } catch (error) {
      notifyFailure(error);
    }
    await refresh('followUps', 'customers', 'requests', 'testDrives');
  });
  const nameOf = (id: string | undefined) => sellers.find(({ value }) => value === id)?.label ?? '';
  const all = (on: boolean) => setLeft(on ? new Set() : new Set((cards.data ?? []).map(({ id }) => id)));
  const toggle = (id: string, on: boolean) =>
    setLeft((before) => new Set(on ? [...before].filter((other) => other !== id) : [...before, id]));
  return (
    <Page title={t('handover.title')} subtitle={t('handover.hint')}>
      <section className="panel handover">
        <div className="handover-how">
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('handover.from')}
            placeholder={t('handover.from')}
            value={fromId}
            onChange={(id) => {
              setFromId(id);
              setLeft(new Set());
            }}
            options={sellers.map(({ value, label, left: gone }) => ({
              value,
              label: gone ? t('handover.left', { name: label }) : label,
            }))}
          />
          <span aria-hidden>→</span>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('handover.to')}
            placeholder={t('handover.to')}
            value={toId}
            onChange={setToId}
            options={sellers
              .filter((one) => !one.left && one.value !== fromId)
              .map(({ value, label }) => ({ value, label }))}
          />
          <ChipGroup<Reason>
            label={t('handover.reason')}
            value={reason}
            onChange={setReason}
            options={handoverReasons.map((value) => ({ value, label: t(`handover.reason.${value}`) }))}
          />
          <TextInput value={note} onChange={setNote} placeholder={t('handover.note')} />
          <Button
            type="primary"
            loading={busy}
            disabled={toId === undefined || chosen.length === 0}
            onClick={() => void give()}
          >
            {t('handover.give', { count: chosen.length })}
          </Button>
        </div>
        {fromId === undefined ? (
          <p className="field-hint">{t('handover.choose')}</p>
        ) : cards.data === undefined ? (
          <Waiting rows={6} />
        ) : cards.data.length === 0 ? (
          <Empty title={t('handover.none', { name: nameOf(fromId) })} />
        ) : (
          <>
            <Checkbox
              checked={chosen.length === cards.data.length}
              indeterminate={chosen.length > 0 && chosen.length < cards.data.length}
              onChange={(event) => all(event.target.checked)}
            >
              {t('handover.all', { count: cards.data.length })}
            </Checkbox>
            <ul className="handover-cards">
              {cards.data.map((card) => (
                <li key={card.id}>
                  <Checkbox checked={!left.has(card.id)} onChange={(event) => toggle(card.id, event.target.checked)}>
                    {card.name} <LevelTag level={card.level} /> {card.interest}
                  </Checkbox>
                  {card.expectedAt !== null && (
                    <span className="tag tag-amber">{t('handover.expected', { at: moment(card.expectedAt) })}</span>
                  )}
                  {card.driveAt !== null && (
                    <span className="tag tag-blue">{t('handover.drive', { at: moment(card.driveAt) })}</span>
                  )}
                  {card.requests > 0 && (
                    <span className="tag tag-amber">{t('handover.requests', { count: card.requests })}</span>
                  )}
                  {card.nextContactOn !== null && <span>{dayText(card.nextContactOn)}</span>}
                  <Link to={`/customers/${card.id}`}>{t('handover.open')}</Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <Handovers />
    </Page>
  );
}
