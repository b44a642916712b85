import { checkClaims } from './claims.ts';
import { checkCrm } from './consent.ts';
import { checkDelivered, type Violation } from './delivered.ts';
import { type Dice, rollFor } from './dice.ts';
import type { Disks } from './disk.ts';
import { checkDense, checkEffects, checkGuarded } from './effects.ts';
import { checkEqual } from './equality.ts';
import { readGateway } from './gateway-state.ts';
import { generate } from './generate.ts';
import { forget, type HeadOffice } from './head-office.ts';
import { openShowroom, type Showroom } from './showroom.ts';
import type { Step } from './steps.ts';

/** After the last fault everything must be where it belongs within so many exchanges of each PC. */
const DRAIN_BOUND = 12;
/** Longer than any pause between two tries. */
const PATIENCE_MINUTES = 20;

export interface Outcome {
  violations: Violation[];
  operations: number;
  exchanges: number;
  /** Exchanges of each PC from the last fault until all was calm. */
  drain: number;
}

export interface Stage {
  head: HeadOffice;
  disks: Disks;
}

export const stepsOf = (seed: number, schedule: number): Step[] => generate(rollFor(seed, schedule));

let showrooms = 0;

/** Plays steps in a showroom of their own, lets everything calm down, and looks whether anything was lost, doubled or differs. */
export async function play({ head, disks }: Stage, steps: readonly Step[], dice: Dice): Promise<Outcome> {
  const storeId = `S${String(showrooms++).padStart(6, '0')}`;
  const showroom = await openShowroom(head, disks, storeId, dice);
  try {
    for (const step of steps) await showroom.do(step);
    const drain = await calmDown(showroom);
    const state = await readGateway(head.gateway.database, showroom.storeId);
    const violations = [
      ...showroom.findings,
      ...(drain === null ? [{ kind: 'stalled' as const, what: `not calm after ${DRAIN_BOUND} exchanges` }] : []),
      ...checkDense(state),
      ...checkDelivered(showroom, state),
      ...checkEffects(state),
      ...checkGuarded(showroom, state),
      ...checkEqual(showroom, state),
      ...checkCrm(state),
      ...checkClaims(state),
    ];
    const { ledger, exchanges } = showroom;
    return { violations, operations: ledger.entries.size, exchanges: exchanges(), drain: drain ?? DRAIN_BOUND };
  } finally {
    showroom.close();
    disks.clear();
    await forget(head.gateway, storeId);
  }
}

/** I5: without further faults the queues drain and all PCs agree, within a bound. @returns rounds it took, null when it did not */
async function calmDown(showroom: Showroom): Promise<number | null> {
  await showroom.network.arriveLate();
  if (needsNight(showroom)) await passNight(showroom);
  let before = '';
  for (let round = 1; round <= DRAIN_BOUND; round++) {
    showroom.wait(PATIENCE_MINUTES);
    let well = true;
    for (const pc of showroom.pcs) well = (await showroom.calm(pc)) && well;
    const now = standing(showroom);
    if (well && now === before) return round - 1;
    before = now;
  }
  return null;
}

/** Whoever could send again what the gateway lost with its backup has lost it too, or may not: its customer no longer agrees there. */
const needsNight = ({ ledger, operator, rewound }: Showroom): boolean =>
  [...ledger.entries.values()].some(({ burnt }) => burnt) || (operator === 'head_office' && rewound());

/** Where the gateway and the only disk lost the same record, the others' copies of it are offered by the nightly comparison. */
async function passNight(showroom: Showroom): Promise<void> {
  for (let round = 0; round < 2; round++) {
    showroom.wait(PATIENCE_MINUTES);
    for (const pc of showroom.pcs) await showroom.calm(pc);
  }
  for (const pc of showroom.pcs) await showroom.night(pc);
}

/** Where every PC stands: nothing waits, and the same place as a round ago. */
function standing({ pcs }: Showroom): string {
  return pcs
    .map(({ store }) => {
      const waiting = store.db.prepare(`SELECT count(*) FROM outbox WHERE state = 'pending'`).pluck().get();
      return `${waiting} ${store.db.prepare('SELECT cursor FROM sync_state').pluck().get()}`;
    })
    .join();
}
