import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LOAN_ASKERS } from '../../../db/loans/model.ts';
import { useMay } from '../../lib/session.ts';
import { today } from '../../lib/today.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import type { OpenLoan } from './records.ts';

type Step = OpenLoan['line'][number];

/** 借出转销售 as a line: what is done, who is next and since when, with a link to each paper. */
export function StepsLine({ open }: { readonly open: OpenLoan }) {
  const { t } = useTranslation('loans');
  const { card, line } = open;
  const ticks = useMay(...LOAN_ASKERS);
  const [ticking, setTicking] = useState<number>();
  const now = line.find(({ state }) => state === 'now');
  const last = line.filter(({ state, on, outside }) => state === 'done' && on !== null && !outside).at(-1);
  return (
    <section className="panel" aria-label={t('line')}>
      <h2>{t('line')}</h2>
      <p>
        {now ? t('next', { no: now.no, role: t(`role.${now.role}`), step: t(`step.${now.no}`) }) : t('next.none')}
        {now && last?.on && <span className="soft"> {t('since', { day: shortDay(last.on) })}</span>}
      </p>
      <ol className="loan-line">
        {line.map((step) => (
          <li key={step.no} className={`loan-${step.state}`} {...(step.state === 'now' && { 'aria-current': 'step' })}>
            <b>{step.state === 'done' ? '✓' : step.no}</b>
            <span>
              {t(`step.${step.no}`)} <small className="soft">{t(`role.${step.role}`)}</small>
              {step.outside && <small className="soft"> {t('outside')}</small>}
            </span>
            <span className="loan-paper">
              {step.state === 'skipped' && <small className="soft">{t('skipped')}</small>}
              <Paper step={step} />
              {step.outside && step.state !== 'done' && ticks && ticking !== step.no && (
                <Button size="small" aria-label={t('tick.one', { no: step.no })} onClick={() => setTicking(step.no)}>
                  {t('tick')}
                </Button>
              )}
              {ticking === step.no && <Tick id={card.id} no={step.no} onDone={() => setTicking(undefined)} />}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Paper({ step }: { readonly step: Step }) {
  const { t } = useTranslation('loans');
  if (step.state !== 'done') return null;
  const name = step.docNo ?? t('paper');
  return (
    <>
      {step.path ? <Link to={step.path}>{name}</Link> : step.docNo}
      {step.on !== null && <small className="soft"> {shortDay(step.on)}</small>}
      {step.note && <small> {step.note}</small>}
    </>
  );
}

function Tick({ id, no, onDone }: { readonly id: string; readonly no: number; readonly onDone: () => void }) {
  const { t } = useTranslation('loans');
  const [on, setOn] = useState<string | null | undefined>(today());
  const [note, setNote] = useState('');
  const { run, busy } = useOnce(async () => {
    try {
      await client.loans.tick.mutate({ id, no, on: on ?? today(), note: note || null });
      await refresh('loans');
      onDone();
    } catch (error) {
      notifyFailure(error);
    }
  });
  return (
    <form
      className="loan-tick"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <DateInput value={on} onChange={setOn} />
      <Input
        value={note}
        maxLength={200}
        aria-label={t('tick.note')}
        placeholder={t('tick.note')}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button htmlType="submit" type="primary" loading={busy}>
        {t('tick')}
      </Button>
      <Button onClick={onDone}>{t('tick.keep')}</Button>
    </form>
  );
}
