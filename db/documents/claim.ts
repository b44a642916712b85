import { z } from 'zod';

const onDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * What a save claims at the gateway, which alone judges (DEALS 6.2). `take`: the key, unless another record holds it; `release`: gives it
 * back; `handOver`: the key passes on from the record in `expect`, if that still holds it; `seize`: a fact takes it from whoever has it.
 */
export const claimActions = ['take', 'release', 'handOver', 'seize'] as const;
const claimed = z.object({
  /** `<kind>:<thing>`: `vin:LFMA7BX00R1234567`. */
  key: z
    .string()
    .max(200)
    .regex(/^[a-z]+:.+$/),
  action: z.enum(claimActions),
  /** Of a hand-over: who had it as the PC saw it. Of a release: whose claim is released, when it is not the record's own (改配). */
  expect: z.uuid().nullish(),
  /** Days it holds for, both inclusive: claims of one key whose days do not meet stand side by side. Left out: always. */
  from: onDay.nullish(),
  to: onDay.nullish(),
});
export const claimRequest = claimed.refine(({ from, to }) => !from || !to || from <= to, 'from 不能晚于 to');
export type ClaimRequest = z.infer<typeof claimRequest>;

/** Why a claim was lost to the record that holds the key, by the kind of the key. */
const LOST: Readonly<Record<string, string>> = {
  vin: 'claim_taken',
  decision: 'already_decided',
  order: 'quote_already_ordered',
  cell: 'line_changed',
  match: 'match_taken',
  leave: 'already_left',
  in: 'already_received',
  rev: 'already_reversed',
  invoice: 'vin_two_invoices',
};
/** Why a claim that was held went to another record: by a manager's 改配, or because a fact took it. */
const SEIZED: Readonly<Record<string, string>> = { vin: 'vin_gone', leave: 'left_after_cancel' };
/** The same where who holds the key is itself such a record: two 退订 of one car, two 出库 of one car. */
const ALIKE: Readonly<Record<string, string>> = {
  already_left: 'already_cancelled',
  left_after_cancel: 'vin_two_outs',
};

const kindOf = (key: string): string => key.slice(0, key.indexOf(':'));
/** @param holder entity of the record that holds the key */
export function lostCode(key: string, holder: string): string {
  const code = LOST[kindOf(key)] ?? 'claim_taken';
  return (holder === 'cancellation' && ALIKE[code]) || code;
}
/** @param loser entity of the record that held the key */
export function seizedCode(key: string, loser: string): string {
  const code = SEIZED[kindOf(key)] ?? 'vin_gone';
  return (loser === 'stock_out' && ALIKE[code]) || code;
}
/** What nobody may leave for tomorrow: a car is out that should not be, or has two invoices. */
export const CRITICAL: readonly string[] = ['vin_gone', 'left_after_cancel', 'vin_two_outs', 'vin_two_invoices'];
export const claimCodes: readonly string[] = [
  ...new Set([...Object.values(LOST), ...Object.values(SEIZED), ...Object.values(ALIKE), 'claim_reassigned']),
];

export const vinKey = (vin: string): string => `vin:${vin}`;
export const matchKey = (productClassId: string): string => `match:${productClassId}`;
export const orderKey = (threadId: string): string => `order:${threadId}`;
export const invoiceKey = (vin: string): string => `invoice:${vin}`;
export const decisionKey = (requestId: string): string => `decision:${requestId}`;
/** A cell of the price lists: list, item, product or class, colours, option. */
export const cellKey = (cell: string): string => `cell:${cell}`;
export const leaveKey = (orderVehicleId: string): string => `leave:${orderVehicleId}`;
export const receiveKey = (transferOutId: string): string => `in:${transferOutId}`;

/**
 * What a save claims of a record that holds one key at a time: `now` as it stands, `was` as it stood before; null: none. `again`: it lost
 * the key and asks once more.
 */
export function claimsFor(now: string | null, was: string | null, again = false): ClaimRequest[] {
  return [
    ...(was !== null && was !== now ? [{ key: was, action: 'release' as const }] : []),
    ...(now !== null && (now !== was || again) ? [{ key: now, action: 'take' as const }] : []),
  ];
}

/** What the gateway found; blank: it has not judged yet, or is too old to. */
export const claimStates = ['confirmed', 'lost', 'released'] as const;
export type ClaimState = (typeof claimStates)[number];

/** Who holds what a record claimed, as far as the loser may know: no customer. */
export const claimHolder = z.object({
  key: z.string(),
  code: z.string(),
  entity: z.string(),
  id: z.string(),
  docNo: z.string().nullish(),
  byName: z.string().nullish(),
  storeId: z.string(),
  storeName: z.string().nullish(),
  at: z.int(),
});
export type ClaimHolder = z.infer<typeof claimHolder>;

/** A record whose saves may claim, as it carries the judgement. Only the gateway sets these two. */
export interface Claiming {
  claimState: ClaimState | null;
  claimHolder: ClaimHolder | null;
}
export const CLAIM_FIELDS = ['claimState', 'claimHolder'] as const;

/** 待确认 已确认 未成功 已释放 */
export const claimStandings = ['waiting', ...claimStates] as const;
export const standingOf = ({ claimState }: Pick<Claiming, 'claimState'>): (typeof claimStandings)[number] =>
  claimState ?? 'waiting';
