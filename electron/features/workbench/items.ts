import { addDays } from '../../../db/core/day.ts';
import type { Role } from '../../../db/staff/model.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { waitingFor } from '../approvals/service.ts';
import { brokenClocks } from '../follow-ups/queue.ts';
import { attentionOf } from '../test-drives/calendar.ts';
import * as sql from './items-sql.ts';

/** Something that waits for a person or went wrong. */
export interface ItemRow {
  id: string;
  /** A customer, a car, a colleague. */
  label: string;
  /** Whose it is. */
  who: string | null;
  /** A word of the record itself. */
  note: string | null;
  /** Since when, or until when it was due: UTC ms, or a day. */
  at: number | null;
  on: string | null;
  /** Address in the window where one goes about it. */
  path: string;
}

/** 等我决定 (a manager's), 不对劲, 等我处理. */
export type ItemGroup = 'decide' | 'wrong' | 'wait';

interface Item {
  group: ItemGroup;
  roles: readonly Role[];
  rows(store: Store, who: Who): ItemRow[];
}

const MANAGERS: readonly Role[] = ['manager', 'admin'];
/** Reports and plans older than this are read no more. */
const UNREAD_DAYS = 14;
/** Visits nobody closed are looked for this far back. */
const OPEN_DAYS = 31;
/** Cars that are expected soon. */
const SOON_DAYS = 7;

/** Rows of one statement; its parameters by name. */
const rowsOf = (store: Store, who: Who, text: string): ItemRow[] => {
  const today = todayOf(store);
  const manages = who.role === 'manager' || who.role === 'admin';
  return prepared<ItemRow>(store.db, text).all({
    me: who.id,
    manages: Number(manages),
    today,
    yesterday: addDays(today, -1),
    openSince: addDays(today, -OPEN_DAYS),
    unreadSince: addDays(today, -UNREAD_DAYS),
    soon: addDays(today, SOON_DAYS),
  }) as ItemRow[];
};
const item = (group: ItemGroup, roles: readonly Role[], text: string): Item => ({
  group,
  roles,
  rows: (store, who) => rowsOf(store, who, text),
});

/** What 工作台 tells of besides the queues, in the order it is shown. */
export const ITEMS = {
  lossesWaiting: item('decide', MANAGERS, sql.LOSSES_WAITING),
  approvalsWaiting: {
    group: 'decide',
    roles: ['manager'],
    rows: (store, who) =>
      waitingFor(store, who).map(({ id, label, askerName, reason, askedAt }) => ({
        ...{ id, label, note: reason, on: null },
        who: askerName,
        at: askedAt,
        path: `/approvals/${id}`,
      })),
  },
  ordersToReview: item('decide', ['manager'], sql.ORDERS_TO_REVIEW),
  requestsDue: item('decide', MANAGERS, sql.REQUESTS_DUE),
  guestsWaiting: item('decide', MANAGERS, sql.GUESTS_WAITING),
  cardsLeft: item('decide', MANAGERS, sql.CARDS_LEFT),
  handoversOpen: item('decide', MANAGERS, sql.HANDOVERS_OPEN),
  openVisits: item('wrong', MANAGERS, sql.OPEN_VISITS),
  brokenClocks: {
    group: 'wrong',
    roles: MANAGERS,
    rows: (store) =>
      brokenClocks(store).map(({ key, customerId, name, ownerName, reason, dueAt }) => ({
        id: key,
        label: name,
        who: ownerName,
        note: reason,
        at: dueAt,
        on: null,
        path: `/customers/${customerId}`,
      })),
  },
  reportsUnread: item('wrong', MANAGERS, sql.REPORTS_UNREAD),
  reportsMissing: item('wrong', MANAGERS, sql.REPORTS_MISSING),
  plansUnread: item('wrong', MANAGERS, sql.PLANS_UNREAD),
  carsLate: item('wrong', MANAGERS, sql.CARS_LATE),
  drivesLate: {
    group: 'wrong',
    roles: MANAGERS,
    rows: (store) =>
      attentionOf(store).drives.map((drive) => ({
        id: drive.id,
        label: drive.customerName ?? '',
        who: drive.consultantName,
        note: drive.carNumber,
        at: drive.state === 'out' ? drive.plannedEndAt : drive.plannedStartAt,
        on: null,
        path: `/drives/${drive.id}`,
      })),
  },
  serviceDue: {
    group: 'wrong',
    roles: MANAGERS,
    rows: (store) =>
      attentionOf(store).service.map(({ id, number }) => ({
        id,
        label: number,
        who: null,
        note: null,
        at: null,
        on: null,
        path: `/demo-cars/${id}`,
      })),
  },
  loansOverdue: item('wrong', [...MANAGERS], sql.LOANS_OVERDUE),
  requestsMine: item('wait', ['consultant', 'backOffice'], sql.REQUESTS_DUE),
  lossesRefused: item('wait', ['consultant'], sql.LOSSES_REFUSED),
  ordersWithoutCar: item('wait', ['backOffice'], sql.ORDERS_WITHOUT_CAR),
  carsToDeliver: item('wait', ['backOffice'], sql.CARS_TO_DELIVER),
  carsOverdue: item('wait', ['backOffice'], sql.CARS_LATE),
  carsComing: item('wait', ['backOffice'], sql.CARS_COMING),
  damagesOpen: item('wait', ['backOffice'], sql.DAMAGES_OPEN),
  ordersToPass: item('wait', ['finance'], sql.ORDERS_TO_PASS),
  outsToAudit: item('wait', ['finance'], sql.OUTS_TO_AUDIT),
  cancellationsToSettle: item('wait', ['finance'], sql.CANCELLATIONS_TO_SETTLE),
  invoicesToRecord: item('wait', ['finance'], sql.INVOICES_TO_RECORD),
  returnsToPay: item('wait', ['finance'], sql.RETURNS_TO_PAY),
  directToSettle: item('wait', ['finance'], sql.DIRECT_TO_SETTLE),
  pdiToDo: item('wait', ['warehouse'], sql.PDI_TO_DO),
  outsToLeave: item('wait', ['warehouse'], sql.OUTS_TO_LEAVE),
  returnsToTake: item('wait', ['warehouse'], sql.RETURNS_TO_TAKE),
  loansToHand: item('wait', ['warehouse'], sql.LOANS_TO_HAND),
} as const satisfies Record<string, Item>;
export type ItemName = keyof typeof ITEMS;
export const itemNames = Object.keys(ITEMS) as [ItemName, ...ItemName[]];

const known: Readonly<Record<ItemName, Item>> = ITEMS;
export const maySee = (name: ItemName, { role }: Who): boolean => known[name].roles.includes(role);

/** The rows behind one of them; nothing for those it is not meant for. */
export const itemRows = (store: Store, who: Who, name: ItemName): ItemRow[] =>
  maySee(name, who) ? known[name].rows(store, who) : [];

/** How many rows stand behind each that this person is told of. */
export const itemsFor = (store: Store, who: Who): { name: ItemName; group: ItemGroup; count: number }[] =>
  itemNames
    .filter((name) => maySee(name, who))
    .map((name) => ({ name, group: known[name].group, count: itemRows(store, who, name).length }));
