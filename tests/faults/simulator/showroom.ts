import { readEnrolment } from '../../../electron/features/sync/enrolment/enrolled.ts';
import type { OperatorKind } from '../../../gateway/protocol.ts';
import { testClock } from '../../harness/store.ts';
import { leaked, ownOps } from './consent.ts';
import type { Violation } from './delivered.ts';
import type { Dice } from './dice.ts';
import { type Disks, restore } from './disk.ts';
import { type Backup, backUp, type HeadOffice, restoreBackup } from './head-office.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { type Network, network } from './network.ts';
import { openPc, type Pc } from './pc.ts';
import { type Known, personAt } from './person.ts';
import { armCut, type Cut, keepPower, PowerCut, powerFailed } from './power.ts';
import { rowsOf } from './rows.ts';
import type { Step, Weather } from './steps.ts';
import { stickDrawer } from './sticks.ts';
import { turnstile } from './turnstile.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** 2026-03-14, 10:00 in the showroom. */
const START = Date.UTC(2026, 2, 14, 2);
/** More PCs than this (clones) tell nothing new. */
const MOST_PCS = 4;

/** Everything one schedule happens to. */
export interface Showroom {
  readonly storeId: string;
  /** Whether the gateway is the dealer's own, or head office's, which may know of nobody who has not agreed. */
  readonly operator: OperatorKind;
  readonly pcs: Pc[];
  readonly ledger: Ledger;
  readonly known: Map<string, Known>;
  /** What was seen on the way. */
  readonly findings: readonly Violation[];
  readonly network: Network;
  /** Exchanges begun so far. */
  exchanges(): number;
  /** The gateway went back to an earlier state at least once. */
  readonly rewound: () => boolean;
  do(step: Step): Promise<void>;
  /** An exchange without faults, and enrolling again where the gateway asks for a person. */
  calm(pc: Pc): Promise<boolean>;
  /** The nightly comparison, without faults. */
  night(pc: Pc): Promise<void>;
  wait(minutes: number): void;
  close(): void;
}

export async function openShowroom(head: HeadOffice, disks: Disks, storeId: string, dice: Dice): Promise<Showroom> {
  const { gateway } = head;
  const lines = network(gateway);
  const ledger = openLedger();
  const known = new Map<string, Known>();
  const pcs: Pc[] = [];
  const copies = new Map<Pc, string>();
  const sticks = stickDrawer();
  const enrolledAgain = new Set<Pc>();
  const findings: Violation[] = [];
  let backup: Backup | null = null;
  let rewound = false;
  let exchanges = 0;
  head.clock.now = START;
  const count = 2 + dice.int(2);
  const operator = dice.int(3) === 0 ? 'head_office' : 'dealer';

  const newCode = () => gateway.enrol({ storeId, name: '城西店', operator });
  const pcAt = (number: number) => pcs[number % pcs.length]!;
  const lineOf = (pc: Pc, weather: Weather, gate: () => Promise<void> = async () => {}) =>
    lines.line(
      async () => {
        if (powerFailed(pc.store.db)) throw new PowerCut();
        await gate();
      },
      weather,
      (url, body) => {
        if (operator === 'head_office') findings.push(...leaked(pc, ownOps(url, body)));
      },
    );

  const restart = async (pc: Pc) => {
    pc.close();
    await pc.open();
  };

  /** Work during which the power may fail; the PC starts again then. */
  const onPower = async (pc: Pc, cut: Cut | null, work: () => Promise<unknown>): Promise<void> => {
    if (cut !== null) armCut(pc.store.db, cut);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
    }
    const failed = powerFailed(pc.store.db);
    keepPower(pc.store.db);
    if (failed) await restart(pc);
  };

  const exchange = async (pc: Pc, weather: Weather, gate?: () => Promise<void>) => {
    exchanges += 1;
    const { end } = await pc.exchange(lineOf(pc, weather, gate));
    // A person reads that this disk is a copy, and enrols the PC anew.
    if (!end.ok && end.reason === 'device_cloned') {
      enrolledAgain.add(pc);
      await pc.enrol(await newCode());
    }
    return end;
  };

  const arrived = async (): Promise<Set<string>> => {
    const rows = await gateway.database.query<{ id: string }>(
      'SELECT op_id AS id FROM applied_op WHERE store_id = $1',
      [storeId],
    );
    return new Set(rows.map(({ id }) => id));
  };
  const held = (): Set<string> =>
    new Set(pcs.flatMap((pc) => pc.store.db.prepare('SELECT op_id FROM outbox').pluck().all() as string[]));
  /** Operations that neither a disk nor the gateway has any more can reach nobody; only a double disaster makes them. */
  const burnWhatIsGone = async () => {
    const [there, here] = [await arrived(), held()];
    ledger.burn(({ opId }) => !there.has(opId) && !here.has(opId));
  };

  const clone = async (pc: Pc) => {
    if (pcs.length >= MOST_PCS) return;
    pc.close();
    const dir = disks.copyOf(pc.dir);
    await pc.open();
    pcs.push(await openPc(pcs.length, dir, testClock(pc.clock.now())));
  };

  const saves = (pc: Pc, work: () => unknown) => {
    ledger.note(pc.number, pc.store);
    const saw = work();
    ledger.note(pc.number, pc.store, (saw ?? null) as Record<string, unknown> | null);
  };

  /** Whatever a PC shows after its next start is what people believe is saved: there must be an operation for it. */
  const cutSave = async (pc: Pc, cut: Cut, work: () => unknown) => {
    const revisions = () => [...known.values()].map(({ entity, id }) => rowsOf(pc.store, entity).get(id)?.rev);
    const operations = () => pc.store.db.prepare('SELECT count(*) FROM outbox').pluck().get();
    const before = [String(revisions()), operations()];
    await onPower(pc, cut, async () => work());
    const after = [String(revisions()), operations()];
    if ((before[0] === after[0]) !== (before[1] === after[1]))
      findings.push({
        kind: 'lost',
        what: `PC ${pc.number} shows a save that has no operation, or has one without showing it`,
      });
  };

  const act = async (step: Step): Promise<void> => {
    const pc = 'pc' in step ? pcAt(step.pc) : pcs[0]!;
    const person = personAt(pc, known);
    switch (step.do) {
      case 'create':
        return saves(pc, () => person.create(step.entity, step.id, step.value));
      case 'edit':
        return saves(pc, () => person.edit(step.target, step.value, step.fields));
      case 'remove':
      case 'restore':
      case 'unmerge':
        return saves(pc, () => person[step.do](step.target));
      case 'merge':
        return saves(pc, () => person.merge(step.loser, step.winner));
      case 'decide':
        return saves(pc, () => person.decide(step.target, step.choice));
      case 'cutSave':
        return cutSave(pc, step.cut, () => person.edit(step.target, step.value, step.value % 64));
      case 'exchange':
        return onPower(pc, null, () => exchange(pc, step.weather));
      case 'cutExchange':
        return onPower(pc, step.cut, () => exchange(pc, step.weather));
      case 'together': {
        const two = [...new Set(step.pcs.map(pcAt))];
        const gates = turnstile(two.length, step.turns);
        await Promise.all(
          two.map((one, index) =>
            onPower(one, null, () => exchange(one, step.weather, gates.gate(index)).finally(gates.ended)),
          ),
        );
        return;
      }
      case 'prove':
        return onPower(pc, null, () => pc.prove(lineOf(pc, step.weather)));
      case 'carryOut': {
        const left = await sticks.carryOut(pc);
        if (operator === 'head_office') findings.push(...leaked(pc, left));
        return;
      }
      case 'bringIn':
        return sticks.bringIn(pc, step.stick);
      case 'bringBack':
        return sticks.bringBack(step.stick);
      case 'copyDisk':
        pc.close();
        copies.set(pc, disks.copyOf(pc.dir));
        return pc.open();
      case 'restoreDisk': {
        const copy = copies.get(pc);
        if (!copy) return;
        pc.close();
        restore(pc.dir, copy, step.whole);
        await pc.open();
        return burnWhatIsGone();
      }
      case 'cloneDisk':
        return clone(pc);
      case 'backUpGateway':
        backup = await backUp(gateway.database, storeId);
        return;
      case 'restoreGateway':
        if (!backup) return;
        await restoreBackup(gateway, backup);
        rewound = true;
        return burnWhatIsGone();
      case 'clock':
        return pc.clock.advance(step.days * DAY);
      case 'wait':
        return wait(step.minutes);
      case 'lateArrivals':
        return lines.arriveLate();
    }
  };

  const wait = (minutes: number) => {
    head.clock.now += minutes * MINUTE;
    for (const pc of pcs) pc.clock.advance(minutes * MINUTE);
  };

  const showroom: Showroom = {
    storeId,
    operator,
    pcs,
    ledger,
    known,
    findings,
    network: lines,
    exchanges: () => exchanges,
    rewound: () => rewound,
    async do(step) {
      wait(0.1);
      const before = lines.arrived();
      await act(step);
      // The search for look-alikes runs beside everything; here it comes when the seed's story says so.
      if (lines.arrived() > before || step.do === 'restoreGateway') await gateway.findDuplicates();
      for (const pc of pcs) ledger.note(pc.number, pc.store);
    },
    async calm(pc) {
      const end = await exchange(pc, []);
      await gateway.findDuplicates();
      ledger.note(pc.number, pc.store);
      return end.ok && readEnrolment(pc.store.db)!.snapshotAfter === null;
    },
    async night(pc) {
      await pc.prove(lineOf(pc, []));
      ledger.note(pc.number, pc.store);
    },
    wait,
    close() {
      for (const pc of pcs) pc.close();
    },
  };

  for (let number = 0; number < count; number++) {
    const pc = await openPc(number, disks.fresh(), testClock(START));
    pcs.push(pc);
    await pc.enrol(await newCode());
  }
  return showroom;
}
