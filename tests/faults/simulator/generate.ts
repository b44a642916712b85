import type { EntityName } from '../../../gateway/protocol.ts';
import type { Dice } from './dice.ts';
import type { Cut } from './power.ts';
import { FAULTS, type Step, type Weather } from './steps.ts';
import { tale } from './tales.ts';

/** Rare ones are dear or end a schedule's interest in the others; counted in tickets. */
const TICKETS: readonly (readonly [Step['do'], number])[] = [
  ['create', 16],
  ['edit', 45],
  ['remove', 3],
  ['restore', 2],
  ['merge', 5],
  ['unmerge', 2],
  ['cutSave', 4],
  ['exchange', 26],
  ['cutExchange', 7],
  ['together', 8],
  ['prove', 2],
  ['decide', 5],
  ['carryOut', 1],
  ['bringIn', 1],
  ['bringBack', 1],
  ['copyDisk', 2],
  ['restoreDisk', 2],
  ['cloneDisk', 1],
  ['backUpGateway', 1],
  ['restoreGateway', 1],
  ['clock', 2],
  ['wait', 3],
  ['lateArrivals', 3],
];
const DRUM = TICKETS.flatMap(([name, tickets]) => Array.from({ length: tickets }, () => name));

const ENTITIES = [
  'customer',
  'customer',
  'customer',
  'customer',
  'vehicle',
  'vehicle',
  'allocation',
  'allocation',
  'allocation',
  'price_match',
  'sales_order',
  'sales_order',
  'approval_request',
  'approval_decision',
  'approval_decision',
  'vehicle_movement',
  'vehicle_model',
  'vehicle_option',
  'contact_person',
  'customer_relation',
  'visit',
  'visit',
  'staff',
  'showroom_day',
  'setting',
] as const;

/** Writing statements of a save, BEGIN and COMMIT among them. */
const LONGEST_SAVE = 9;

/** Half of all exchanges meet no fault at all: what went wrong must also be seen to heal. */
function weather(dice: Dice): Weather {
  if (dice.chance(0.45)) return [];
  // Sent, but nothing comes back in: what others did meanwhile stays unseen here.
  if (dice.chance(0.2)) return [null, dice.pick(['requestLost', 'answerLost', 'changeMissing', 'answerTruncated'])];
  return Array.from({ length: 1 + dice.int(6) }, () => (dice.chance(0.5) ? dice.pick(FAULTS) : null));
}

/** A schedule: what happens in one showroom of two or three PCs, before everything calms down. */
export function generate(dice: Dice): Step[] {
  const opening = [createOf(dice, 'customer'), ...Array.from({ length: 2 + dice.int(4) }, () => create(dice))];
  const length = 20 + dice.int(40);
  const steps = Array.from({ length }, () => step(dice));
  for (let tales = dice.int(3); tales > 0; tales--) steps.splice(dice.int(steps.length), 0, ...tale(dice));
  return [...opening, ...steps];
}

/** Half of them around a commit: that is where promises break. */
function cutIn(dice: Dice, statements: number, commits: number): Cut {
  if (dice.chance(0.5)) return { statement: dice.int(statements) };
  return { commit: dice.int(commits), side: dice.pick(['before', 'after']) };
}

const create = (dice: Dice): Step => createOf(dice, dice.pick(ENTITIES));
const createOf = (dice: Dice, entity: EntityName): Step => ({
  do: 'create',
  pc: dice.int(3),
  entity,
  id: dice.uuid(),
  value: dice.int(1_000_000),
});

function step(dice: Dice): Step {
  const pc = dice.int(3);
  // A few records that everybody wants at once, and all the others.
  const target = dice.chance(0.6) ? dice.int(3) : dice.int(1000);
  const value = dice.int(1_000_000);
  const kind = dice.pick(DRUM);
  switch (kind) {
    case 'create':
      return create(dice);
    case 'edit':
      return { do: kind, pc, target, value, fields: dice.int(64) };
    case 'remove':
    case 'restore':
    case 'unmerge':
      return { do: kind, pc, target };
    case 'merge':
      return { do: kind, pc, loser: target, winner: dice.int(1000) };
    case 'cutSave':
      return { do: kind, pc, target, value, cut: cutIn(dice, LONGEST_SAVE, 1) };
    case 'exchange':
    case 'prove':
      return { do: kind, pc, weather: weather(dice) };
    case 'cutExchange':
      return { do: kind, pc, weather: dice.chance(0.7) ? [] : weather(dice), cut: cutIn(dice, 90, 12) };
    case 'together': {
      const turns = Array.from({ length: 12 }, () => dice.int(2));
      return { do: kind, pcs: [pc, (pc + 1 + dice.int(2)) % 3], turns, weather: weather(dice) };
    }
    case 'decide':
      return { do: kind, pc, target, choice: dice.int(100) };
    case 'bringIn':
      return { do: kind, pc, stick: dice.int(100) };
    case 'bringBack':
      return { do: kind, stick: dice.int(100) };
    case 'carryOut':
    case 'copyDisk':
    case 'cloneDisk':
      return { do: kind, pc };
    case 'restoreDisk':
      return { do: kind, pc, whole: dice.chance(0.5) };
    case 'clock':
      return { do: kind, pc, days: dice.pick([-90, -1, 1, 90]) };
    case 'wait':
      return { do: kind, minutes: dice.pick([1, 10, 60, 3 * 24 * 60]) };
    case 'backUpGateway':
    case 'restoreGateway':
    case 'lateArrivals':
      return { do: kind };
  }
}
