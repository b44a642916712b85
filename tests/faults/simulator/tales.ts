import type { Dice } from './dice.ts';
import type { Step } from './steps.ts';

/** Bits of a customer's fields, in the order of `records.ts`. */
const NAME = 1;
const MOBILE = 2;
const ADDRESS = 8;

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
    { do: 'create', pc: a, entity: 'visit', id: visitId(value()), value: value() },
    sends(a),
    { do: 'exchange', pc: b, weather: [null, 'changeMissing'] },
  ],
  /** The gateway goes back to before what it had confirmed. */
  (a, b, value) => [
    sends(a),
    { do: 'backUpGateway' },
    edits(a, ADDRESS, value()),
    { do: 'create', pc: b, entity: 'visit', id: visitId(value()), value: value() },
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
];

const sends = (pc: number): Step => ({ do: 'exchange', pc, weather: [] });
const edits = (pc: number, fields: number, value: number): Step => ({ do: 'edit', pc, target: 0, value, fields });
const visitId = (value: number) => `01910000-0000-7000-8000-${String(value).padStart(12, '0')}`;

/** One of them, on two PCs. */
export function tale(dice: Dice): Step[] {
  const a = dice.int(3);
  return dice.pick(TALES)(a, (a + 1) % 3, () => dice.int(1_000_000));
}
