import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addDays } from '../../../db/core/day.ts';
import { dayPlanCounts, planCounts } from '../../../db/daily/model.ts';
import { contactCustomer } from '../../lib/contacting.ts';
import { useMay } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { clock, dayText, moment } from '../../lib/when.ts';
import { Against } from '../../ui/Against.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { RotaOrder } from '../../ui/RotaOrder.tsx';
import { rotaNote } from '../../ui/rotaNote.ts';
import { DayPlanNote } from './DayPlanNote.tsx';
import { InstructForm } from './InstructForm.tsx';
import type { PlanLine } from './types.ts';

type Of = { on: string };

/** 排班顺位 and who is not there today: the manager sets both here. */
export function Rota() {
  const keeps = useMay('manager', 'admin');
  const rota = useQuery(trpc.visits.rota.now.queryOptions());
  const [round, setRound] = useState(0);
  return (
    <Loaded query={rota}>
      {(data) =>
        keeps ? (
          <div className="meeting-rota">
            {/* Drawn anew from what was saved. */}
            <RotaOrder key={round} rota={data} onSaved={() => setRound(round + 1)} />
          </div>
        ) : (
          <ol className="meeting-big">
            {data.order.map((place) => (
              <li key={place.staffId}>
                {place.name} <small>{rotaNote(place)}</small>
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}

const SHOWN = ['parties', 'first', 'repeat', 'captured', 'drives', 'contacts', 'orders', 'losses'] as const;

/** A day in one slide. */
export function Numbers({ on }: Of) {
  const { t } = useTranslation('reports');
  const kpis = useQuery(trpc.reports.kpis.queryOptions({ from: on, to: on }));
  return (
    <dl className="meeting-numbers">
      {SHOWN.map((name) => (
        <div key={name}>
          <dt>{t(`count.${name}`)}</dt>
          <dd className="tabular">{kpis.data?.now.counts[name] ?? '…'}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Who comes today. */
export function Today({ on }: Of) {
  const { t } = useTranslation('daily');
  const guests = useQuery(trpc.followUps.expected.queryOptions({ from: on }));
  if (guests.data?.length === 0) return <p>{t('today.nobody')}</p>;
  return (
    <ul className="meeting-list">
      {(guests.data ?? []).map((guest) => (
        <li key={guest.id}>
          <time className="tabular">{clock(guest.at)}</time>{' '}
          <Link to={`/customers/${guest.customerId}`}>{guest.name}</Link>{' '}
          <Facts>
            {t(`follow-ups:purpose.${guest.purpose}`)}
            {guest.consultantName}
          </Facts>
        </li>
      ))}
    </ul>
  );
}

/** Each consultant's plan, as they wrote it the evening before. */
export function Plans({ on }: Of) {
  const { t } = useTranslation('daily');
  const manages = useMay('manager', 'admin');
  const reports = useQuery({ ...trpc.daily.reports.queryOptions({ on }), enabled: manages });
  const weeks = useQuery(trpc.daily.plans.queryOptions({ kind: 'week', on: addDays(on, 1) }));
  return (
    <ul className="meeting-list">
      {(reports.data ?? []).map(({ staffId, name, plan, instruction, ...planned }) => (
        <li key={staffId}>
          <strong>{name}</strong> <span className="meeting-words">{plan ?? t('plans.none')}</span>
          <span className="plan-numbers">
            {dayPlanCounts.map(
              (count) =>
                planned[count] !== null && (
                  <span key={count}>
                    {t(`field.${count}`)} <b className="tabular">{planned[count]}</b>
                  </span>
                ),
            )}
          </span>
          <WeekPlan line={weeks.data?.lines.find((line) => line.staffId === staffId)} />
          {instruction !== null && <p className="daily-instruction">{t('instructed', { text: instruction })}</p>}
        </li>
      ))}
    </ul>
  );
}

/** 周计划 in numbers, beside what is reached. */
function WeekPlan({ line }: { line: PlanLine | undefined }) {
  const { t } = useTranslation('daily');
  const planned = planCounts.filter((name) => line !== undefined && line[name] !== null);
  if (line === undefined || planned.length === 0) return null;
  return (
    <span className="plan-numbers plan-week">
      {t('kind.week')}
      {planned.map((name) => (
        <span key={name}>
          {t(`field.${name}`)} <Against reached={line.reached[name]} goal={line[name]} />
        </span>
      ))}
    </span>
  );
}

/** H and O cards. */
export function Hot() {
  const { t } = useTranslation('daily');
  const drawer = useQuery(trpc.followUps.drawer.queryOptions({}));
  const cards = (drawer.data ?? [])
    .filter(({ rule }) => rule.level === 'H')
    .flatMap(({ rule, cards: some }) => some.map((card) => ({ ...card, level: rule.level })));
  return (
    <ul className="meeting-list">
      {cards.map((card) => (
        <li key={card.id}>
          <Link to={`/customers/${card.id}`}>{card.name}</Link> <LevelTag level={card.level} />{' '}
          <Facts>
            {card.interest}
            {card.ownerName}
            {card.nextContactOn !== null && dayText(card.nextContactOn)}
            {t('hot.days', { count: card.daysInLevel })}
          </Facts>
        </li>
      ))}
    </ul>
  );
}

/** Visits nobody closed. */
export function Left() {
  const { t } = useTranslation('daily');
  const board = useQuery(trpc.visits.board.queryOptions());
  const open = board.data
    ? [...board.data.unfinished, ...board.data.registered, ...board.data.assigned, ...board.data.received]
    : [];
  if (board.data !== undefined && open.length === 0) return <p>{t('left.none')}</p>;
  return (
    <>
      <ul className="meeting-list">
        {open.map((line) => (
          <li key={line.id}>
            <time className="tabular">{moment(line.arrivedAt)}</time>{' '}
            <Facts>
              {line.name ?? line.guestDescription}
              {line.consultantName}
            </Facts>
          </li>
        ))}
      </ul>
      <Link to="/showroom">{t('left.close')}</Link>
    </>
  );
}

function Queue({ queue, none }: { queue: 'hours24' | 'overdue'; none: string }) {
  const { t } = useTranslation('daily');
  const lines = useQuery(trpc.followUps.queue.queryOptions({ queue }));
  if (lines.data?.length === 0) return <p>{t(none)}</p>;
  return (
    <ul className="meeting-list">
      {(lines.data ?? []).map((line) => (
        <li key={line.key}>
          <Link to={`/customers/${line.customerId}`}>{line.name}</Link> <LevelTag level={line.level} />{' '}
          <Facts>
            {line.ownerName}
            {line.reason !== 'cadence' && t(`follow-ups:reason.${line.reason}`)}
            {dayText(line.dueOn)}
            {line.lastContent}
          </Facts>{' '}
          <button type="button" className="link" onClick={() => contactCustomer(line.customerId)}>
            {t('follow-ups:contact')}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Clocks of 24 hours that run or ran out. */
export const Clocks = () => <Queue queue="hours24" none="clocks.none" />;
/** Cards past their day. */
export const Overdue = () => <Queue queue="overdue" none="overdue.none" />;

/** Each report, with the instruction typed beside it and signed. */
export function Reports({ on }: Of) {
  const { t } = useTranslation('daily');
  const manages = useMay('manager', 'admin');
  const reports = useQuery({ ...trpc.daily.reports.queryOptions({ on }), enabled: manages });
  if (!manages) return <p>{t('reports.managers')}</p>;
  return (
    <div className="meeting-reports">
      {(reports.data ?? []).map(({ staffId, name, planned, ...report }) => (
        <section key={`${staffId} ${report.rev}`} aria-label={name}>
          <h3>{name}</h3>
          <InstructForm
            handed={report}
            planLabel={t('field.plan')}
            save={(said) => client.daily.instruct.mutate({ on, staffId, rev: report.rev, ...said })}
          >
            <DayPlanNote planned={planned} />
          </InstructForm>
        </section>
      ))}
    </div>
  );
}
