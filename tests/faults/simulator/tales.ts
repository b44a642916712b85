import type { Dice } from './dice.ts';
import type { Step } from './steps.ts';

/** Bits of a customer's fields, in the order of `records.ts`. */
const NAME = 1;
const MOBILE = 2;
const ADDRESS = 8;
const CONSENT = 32;

/** The order of things in which sync programs are known to break; chance alone would need many more schedules to find it. */
const TALES: readonly ((a: number, b: number, value: () => number) => Step[])[] = [
  /** Somebody changes the phone, another one the address, and then the phone without having seen the first. */
  (a, b, value) => [
    sends(a),
    sends(b),
    edits(b, MOBILE, value()),
    sends(b),
    edits(a, ADDRESS, value()),
    { do: 'exchange', pc: a, weather: [null, 'requestLost'] },
    edits(a, MOBILE, value()),
    sends(a),
  ],
  /** Two people change one name while the line is down. */
  (a, b, value) => [
    sends(a),
    sends(b),
    edits(a, NAME, value()),
    edits(b, NAME | ADDRESS, value()),
    sends(a),
    sends(b),
    sends(a),
  ],
  /** A card is merged away while another PC still writes on it. */
  (a, b, value) => [
    sends(a),
    sends(b),
    edits(b, ADDRESS, value()),
    { do: 'merge', pc: a, loser: 0, winner: 0 },
    sends(a),
    sends(b),
    sends(a),
  ],
  /** A page of the feed lacks a change. */
  (a, b, value) => [
    sends(b),
    edits(a, ADDRESS, value()),
    { do: 'create', pc: a, entity: 'visit', id: newId(value()), value: value() },
    sends(a),
    { do: 'exchange', pc: b, weather: [null, 'changeMissing'] },
  ],
  /** The gateway goes back to before what it had confirmed. */
  (a, b, value) => [
    sends(a),
    { do: 'backUpGateway' },
    edits(a, ADDRESS, value()),
    { do: 'create', pc: b, entity: 'visit', id: newId(value()), value: value() },
    sends(a),
    sends(b),
    { do: 'restoreGateway' },
  ],
  /** The store comes back from a copy and goes on saving. */
  (a, _b, value) => [
    sends(a),
    { do: 'copyDisk', pc: a },
    edits(a, ADDRESS, value()),
    sends(a),
    { do: 'restoreDisk', pc: a, whole: value() % 2 === 0 },
    edits(a, MOBILE, value()),
    sends(a),
  ],
  /** A PC without a line sends its backlog on a stick, and then itself. */
  (a, b, value) => [
    edits(a, ADDRESS, value()),
    { do: 'carryOut', pc: a },
    { do: 'bringIn', pc: b, stick: 0 },
    sends(b),
    edits(a, MOBILE, value()),
    { do: 'bringBack', stick: 0 },
    edits(b, ADDRESS, value()),
    sends(b),
    sends(a),
  ],
  /** A customer agrees, takes it back, and is written about all the same. */
  (a, _b, value) => [
    edits(a, CONSENT, granted(value())),
    sends(a),
    edits(a, CONSENT | ADDRESS, withdrawn(value())),
    { do: 'create', pc: a, entity: 'visit', id: newId(value()), value: value() },
    sends(a),
    edits(a, CONSENT, granted(value())),
    sends(a),
  ],
  /** Somebody notes an agreement without having heard that it was taken back, and goes on writing. */
  (a, b, value) => [
    edits(a, CONSENT, granted(value())),
    sends(a),
    sends(b),
    edits(b, CONSENT, withdrawn(value())),
    sends(b),
    edits(a, CONSENT, withdrawn(value())),
    { do: 'exchange', pc: a, weather: [null, 'requestLost'] },
    edits(a, CONSENT, granted(value())),
    edits(a, MOBILE, value()),
    sends(a),
    edits(a, ADDRESS, value()),
    sends(a),
  ],
  /** The card of somebody who agreed is merged into one of somebody who was never asked. */
  (a, b, value) => [
    { do: 'create', pc: a, entity: 'customer', id: newId(value()), value: value() },
    edits(a, CONSENT, granted(value())),
    sends(a),
    { do: 'merge', pc: a, loser: 0, winner: value() },
    { do: 'create', pc: a, entity: 'visit', id: newId(value()), value: value() },
    sends(a),
    sends(b),
  ],
];

const sends = (pc: number): Step => ({ do: 'exchange', pc, weather: [] });
const edits = (pc: number, fields: number, value: number): Step => ({ do: 'edit', pc, target: 0, value, fields });
/** The consent a number stands for in `records.ts`. */
const granted = (value: number) => value - (value % 3);
const withdrawn = (value: number) => granted(value) + 1;
const newId = (value: number) => `01910000-0000-7000-8000-${String(value).padStart(12, '0')}`;

/** One of them, on two PCs. */
export function tale(dice: Dice): Step[] {
  const a = dice.int(3);
  return dice.pick(TALES)(a, (a + 1) % 3, () => dice.int(1_000_000));
}
