import { dayRange } from '../../../db/core/day.ts';
import { tidy } from '../../../db/core/fields.ts';
import type { Level } from '../../../db/customers/model.ts';
import { maskPhone } from '../../../db/customers/phone.ts';
import {
  type DailyReportFields,
  dailyReportFields,
  type MeetingFields,
  type MeetingKind,
  meetingFields,
} from '../../../db/daily/model.ts';
import type { RowOf } from '../../../db/entities.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { activeWithRole } from '../staff/service.ts';
import { type DayPlanCount, dayPlanOf } from './planned.ts';

/** The id of a person's report of a day is made of both: two PCs without a line fill in the same record. */
export function reportId(on: string, staffId: string): string {
  const hex = staffId.replaceAll('-', '');
  return `${on.replaceAll('-', '')}-${hex.slice(16, 20)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export const meetingId = (on: string, kind: MeetingKind): string =>
  `${on.replaceAll('-', '')}-0000-8000-8000-00000000000${kind === 'morning' ? 1 : 2}`;

/** One line of 销售日报表: somebody who was met, called or driven that day. */
export interface ReportLine {
  at: number;
  kind: 'visit' | 'contact' | 'drive';
  customerId: string | null;
  name: string;
  phone: string | null;
  model: string | null;
  region: string | null;
  source: string | null;
  /** 开拓 促进 售后回访 */
  purpose: 'new' | 'further' | 'after';
  fromLevel: Level | null;
  toLevel: Level | null;
  narrative: string | null;
}

const CARD = `coalesce(c.mobile, c.landline) AS phone, coalesce(c.interest_model, c.interest_series) AS model, c.address AS region,
  c.source`;
const PURPOSE = `CASE WHEN c.level = 'D' THEN 'after' WHEN c.created_at >= :since THEN 'new' ELSE 'further' END AS purpose`;
const LINES = [
  `SELECT v.arrived_at AS at, 'visit' AS kind, v.customer_id AS customerId,
    coalesce(c.name, v.guest_name, v.guest_description, '') AS name, coalesce(c.mobile, c.landline, v.guest_phone) AS phone,
    coalesce(v.interest_model, v.interest_series) AS model, coalesce(c.address, v.address) AS region, coalesce(v.source, c.source) AS source,
    CASE WHEN c.id IS NULL THEN 'new' ELSE (CASE WHEN c.level = 'D' THEN 'after' WHEN c.created_at >= :since THEN 'new' ELSE 'further' END) END
    AS purpose, NULL AS fromLevel, coalesce(c.level, v.level_initial) AS toLevel, v.narrative
    FROM visit v INDEXED BY visit_consultant LEFT JOIN customer c ON c.id = v.customer_id
    WHERE v.consultant_id = :staffId AND v.visit_on = :on AND v.deleted_at IS NULL AND v.voided_at IS NULL`,
  `SELECT k.at, 'contact' AS kind, c.id AS customerId, c.name, ${CARD}, ${PURPOSE}, k.level_before AS fromLevel, k.level_after AS toLevel,
    k.content AS narrative FROM contact k INDEXED BY contact_by JOIN customer c ON c.id = k.customer_id
    WHERE k.created_by = :staffId AND k.at >= :since AND k.at < :until AND k.deleted_at IS NULL AND k.struck_at IS NULL`,
  `SELECT d.started_at AS at, 'drive' AS kind, c.id AS customerId, c.name, ${CARD}, ${PURPOSE}, NULL AS fromLevel, d.level_after AS toLevel,
    d.liked AS narrative FROM test_drive d INDEXED BY test_drive_planned JOIN customer c ON c.id = d.customer_id
    WHERE d.planned_start_at >= :since AND d.planned_start_at < :until AND d.consultant_id = :staffId AND d.started_at IS NOT NULL
      AND d.deleted_at IS NULL`,
].join(' UNION ALL ');

const levelsNow = `SELECT level, count(*) AS n FROM customer WHERE owner_id = ? AND deleted_at IS NULL AND merged_into IS NULL GROUP BY level`;

export type Report = Pick<
  RowOf<'daily_report'>,
  'summary' | 'plan' | DayPlanCount | 'submittedAt' | 'instruction' | 'signedAt'
> & {
  id: string;
  rev: number | null;
  signedByName: string | null;
};

/** The person's report of a day: what happened fills itself, what they add, what the manager says. */
export function reportOf(store: Store, who: Who, on: string, staffId: string) {
  const [since, until] = dayRange(on);
  const lines = store.db.prepare(`${LINES} ORDER BY at`).all({ on, since, until, staffId }) as ReportLine[];
  const levels = store.db.prepare(levelsNow).all(staffId) as { level: Level; n: number }[];
  return {
    on,
    staffId,
    lines: lines.map((line) => ({
      ...line,
      phone: line.phone === null || who.id === staffId ? line.phone : maskPhone(line.phone),
    })),
    levels,
    /** What was planned for this day the evening before. */
    planned: dayPlanOf(store, staffId, on),
    report: keptReport(store, on, staffId),
  };
}

function keptReport(store: Store, on: string, staffId: string): Report {
  const id = reportId(on, staffId);
  const row = store.db
    .prepare(
      `SELECT r.id, r.rev, r.summary, r.plan, r.contacts, r.parties, r.drives, r.orders, r.submitted_at AS submittedAt, r.instruction, r.signed_at AS signedAt,
       s.name AS signedByName FROM daily_report r LEFT JOIN staff s ON s.id = r.signed_by_id WHERE r.id = ? AND r.deleted_at IS NULL`,
    )
    .get(id) as Report | undefined;
  return (
    row ?? {
      id,
      rev: null,
      summary: null,
      plan: null,
      contacts: null,
      parties: null,
      drives: null,
      orders: null,
      submittedAt: null,
      instruction: null,
      signedAt: null,
      signedByName: null,
    }
  );
}

/** Saves fields of a report, making it with the first of them. @throws Refusal `record.stale` */
function saveReport(
  tx: Write,
  { on, staffId, rev }: { on: string; staffId: string; rev: number | null },
  values: Partial<RowOf<'daily_report'>>,
  action: string,
): void {
  const id = reportId(on, staffId);
  if (tx.get('daily_report', id)) tx.update('daily_report', id, values, { ...(rev !== null && { rev }), action });
  else tx.insert('daily_report', { ...values, id, staffId, on });
}

const isManager = ({ role }: Who) => role === 'manager' || role === 'admin';

type Typed = Pick<DailyReportFields, 'summary' | 'plan'> &
  Partial<Pick<DailyReportFields, DayPlanCount>> & { on: string; rev: number | null };

/** 交日报: one's own, of today or a day that was forgotten; signed, it stands. @throws Refusal `daily.ahead`, `daily.signed`, `record.stale` */
export const submitReport = (store: Store, who: Who, { on, rev, ...typed }: Typed): void =>
  store.write(who, (tx) => {
    if (on > todayOf(store)) throw new Refusal('daily.ahead');
    if (tx.get('daily_report', reportId(on, who.id))?.signedAt) throw new Refusal('daily.signed');
    const said = tidy(dailyReportFields, typed);
    saveReport(tx, { on, staffId: who.id, rev }, { ...said, submittedAt: tx.at }, 'submit');
  });

/** 批示并签字; a signature can be taken back by saving without it. @throws Refusal `daily.managers`, `record.stale` */
export const instruct = (
  store: Store,
  who: Who,
  {
    on,
    staffId,
    rev,
    instruction,
    sign,
  }: { on: string; staffId: string; rev: number | null; instruction?: string | null | undefined; sign: boolean },
): void =>
  store.write(who, (tx) => {
    if (!isManager(who)) throw new Refusal('daily.managers');
    const signed = sign ? { signedAt: tx.at, signedById: who.id } : { signedAt: null, signedById: null };
    saveReport(tx, { on, staffId, rev }, { ...tidy(dailyReportFields, { instruction }), ...signed }, 'sign');
  });

export interface Meeting extends Pick<RowOf<'meeting'>, 'announcements' | 'cases' | 'heldAt'> {
  id: string;
  rev: number | null;
  heldByName: string | null;
}

/** The minutes of a day's meeting. */
export function meetingOf(store: Store, on: string, kind: MeetingKind): Meeting {
  const id = meetingId(on, kind);
  const row = store.db
    .prepare(
      `SELECT m.id, m.rev, m.announcements, m.cases, m.held_at AS heldAt, s.name AS heldByName FROM meeting m
       LEFT JOIN staff s ON s.id = m.held_by_id WHERE m.id = ? AND m.deleted_at IS NULL`,
    )
    .get(id) as Meeting | undefined;
  return row ?? { id, rev: null, announcements: null, cases: null, heldAt: null, heldByName: null };
}

/** Keeps the minutes. @throws Refusal `record.stale` */
export const keepMinutes = (
  store: Store,
  who: Who,
  {
    on,
    kind,
    rev,
    ...typed
  }: { on: string; kind: MeetingKind; rev: number | null } & Pick<MeetingFields, 'announcements' | 'cases'>,
): void =>
  store.write(who, (tx) => {
    const id = meetingId(on, kind);
    const said = { ...tidy(meetingFields, typed), heldAt: tx.at, heldById: who.id };
    if (tx.get('meeting', id)) tx.update('meeting', id, said, { ...(rev !== null && { rev }), action: 'minutes' });
    else tx.insert('meeting', { ...said, id, on, kind });
  });

/** Every consultant's report of a day in few words: who has handed in, who is signed. */
export const reportsOn = (store: Store, on: string) =>
  activeWithRole(store, ['consultant']).map(({ id, name }) => {
    const { id: _id, ...report } = keptReport(store, on, id);
    return { staffId: id, name, ...report, planned: dayPlanOf(store, id, on) };
  });
