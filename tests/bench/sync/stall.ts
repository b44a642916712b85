import { setTimeout as sleep } from 'node:timers/promises';
import type { WireOp } from '../../../gateway/protocol.ts';
import { visitDoc } from '../../factories/visit.ts';
import { newId, type TestDevice } from '../../harness/device.ts';
import { tempFolder } from '../../harness/processes.ts';
import { newCard } from '../cards.ts';
import { percentile } from '../measure.ts';
import { type Child, startChild } from './child.ts';
import type { ClientOrder } from './client-process.ts';
import { type Office, withOffice } from './office.ts';
import { DEEDS, type Deed, personAt, type Times } from './person.ts';
import { enrolShowrooms } from './showrooms.ts';

/** Turns of the app's main event loop, ms; a timer of 1 ms is part of each. */
export interface Delay {
  p50: number;
  p99: number;
  max: number;
}
interface Phase {
  what: string;
  times: Times;
  delay: Delay;
}
interface Place {
  cursor: number;
  after: string | null;
}

const CARDS = 20_000;
const CHANGES = 100_000;
const PUSH = 500;
const IDLE_MS = 15_000;

/** Somebody works at the desk while 100,000 changes of other PCs arrive, against the same work before and after. */
export async function benchStall(): Promise<void> {
  const { dir, remove } = tempFolder();
  try {
    await withOffice(async (office) => {
      const [other] = await enrolShowrooms(office, 'A', 1, 1);
      const ids = Array.from({ length: CARDS }, newId);
      await pushAll(
        other!,
        ids.map((id) => card(other!, id)),
      );
      const phases = [await before(office, dir)];
      const head = await pushAll(other!, changesOf(other!, ids));
      const { arriving, seconds } = await whileArriving(dir, head);
      print(office.title, [...phases, ...arriving], seconds);
    });
  } finally {
    remove();
  }
}

const card = (device: TestDevice, id: string): WireOp =>
  device.op({ entity_id: id, patch: { ...newCard(), id, createdAt: Date.now(), updatedAt: Date.now() } });

/** Of five changes three are new cards, one is a card changed and one a visit of a known customer. */
function* changesOf(device: TestDevice, known: readonly string[]): Generator<WireOp> {
  for (let i = 0; i < CHANGES; i++) {
    const id = newId();
    const of = known[(i * 7919) % known.length]!;
    if (i % 5 < 3) yield card(device, id);
    else if (i % 5 === 3)
      yield device.op({
        entity_id: of,
        kind: 'patch',
        base_seq: 0,
        patch: { remarks: `备注 ${i}`, updatedAt: Date.now() },
      });
    else yield device.op({ entity: 'visit', entity_id: id, patch: { ...visitDoc({ id }), customerId: of } });
  }
}

/** @returns where the showroom's log ends */
async function pushAll(device: TestDevice, operations: Iterable<WireOp>): Promise<number> {
  let batch: WireOp[] = [];
  let head = 0;
  const flush = async (): Promise<void> => {
    const { status, body } = await device.push(batch);
    const odd = body.results?.find((result) => result.status !== 'applied');
    if (status !== 200 || odd) throw new Error(`push answered ${status} ${JSON.stringify(odd ?? body)}`);
    head = Math.max(head, ...body.results.map(({ server_seq: seq }) => seq ?? 0));
    batch = [];
  };
  for (const operation of operations) {
    batch.push(operation);
    if (batch.length === PUSH) await flush();
  }
  if (batch.length > 0) await flush();
  return head;
}

const placeOf = (client: Child<ClientOrder>) => client.ask<Place>({ place: true });

async function measured(client: Child<ClientOrder>, what: string, work: () => Promise<Times>): Promise<Phase> {
  await client.ask<Delay>({ delay: true });
  const times = await work();
  return { what, times, delay: await client.ask<Delay>({ delay: true }) };
}

const forMs = (ms: number): (() => boolean) => {
  const end = performance.now() + ms;
  return () => performance.now() >= end;
};

/** Joins the showroom, waits until its cards are there, and works with nothing arriving. */
async function before({ url, codesFor }: Office, dir: string): Promise<Phase> {
  const client = startChild<ClientOrder>('./client-process.ts');
  const desk = await client.ask<{ url: string; token: string }>({ open: dir });
  const [code] = await codesFor(['A0']);
  await client.ask<boolean>({ enrol: { url, code: code! } });
  while ((await placeOf(client)).after !== null) await sleep(200);
  const person = await personAt(desk);
  await person.work(forMs(2_000));
  const phase = await measured(client, 'nothing arrives, 20,000 cards', () => person.work(forMs(IDLE_MS)));
  await client.end({ close: true });
  return phase;
}

/** Opens the app again: what was pushed meanwhile arrives while the person works, and then nothing more. */
async function whileArriving(dir: string, head: number): Promise<{ arriving: Phase[]; seconds: number }> {
  const client = startChild<ClientOrder>('./client-process.ts');
  const desk = await client.ask<{ url: string; token: string }>({ open: dir });
  const started = performance.now();
  let arrived = false;
  const person = await personAt(desk);
  const from = (await placeOf(client)).cursor;
  const watch = (async () => {
    while ((await placeOf(client)).cursor < head) await sleep(500);
    arrived = true;
    return (performance.now() - started) / 1000;
  })();
  const during = await measured(client, `${CHANGES.toLocaleString('en')} changes arrive`, () =>
    person.work(() => arrived),
  );
  const seconds = await watch;
  if (head - from < CHANGES * 0.9) throw new Error(`only ${head - from} changes were left when the work began`);
  await sleep(3_000);
  const after = await measured(client, 'nothing arrives, 80,000 cards', () => person.work(forMs(IDLE_MS)));
  await client.end({ close: true });
  return { arriving: [during, after], seconds };
}

function print(title: string, phases: readonly Phase[], seconds: number): void {
  const idle = phases[0]!;
  const of = (times: number[], p: number): number => percentile(Float64Array.from(times), p);
  const row = (phase: Phase, deed: Deed) => {
    const times = phase.times[deed];
    return {
      what: `${deed}, ${phase.what}`,
      n: times.length,
      'p50 ms': of(times, 50).toFixed(1),
      'p99 ms': of(times, 99).toFixed(1),
      'max ms': of(times, 100).toFixed(1),
      'p50 ÷ idle': (of(times, 50) / of(idle.times[deed], 50)).toFixed(2),
      'p99 ÷ idle': (of(times, 99) / of(idle.times[deed], 99)).toFixed(2),
    };
  };
  const turn = ({ what, delay }: Phase) => ({
    what: `turn of the main event loop, ${what}`,
    'p50 ms': delay.p50.toFixed(1),
    'p99 ms': delay.p99.toFixed(1),
    'max ms': delay.max.toFixed(1),
    'p50 ÷ idle': (delay.p50 / idle.delay.p50).toFixed(2),
    'p99 ÷ idle': (delay.p99 / idle.delay.p99).toFixed(2),
  });
  console.log(
    `\nSomebody works at the app (a request every 30 ms, from when it was due to its answer over loopback) while ${CHANGES.toLocaleString('en')} changes ` +
      `of another PC arrive in ${Math.round(seconds)} s (${Math.round(CHANGES / seconds)}/s); encrypted store, gateway on ${title}, all on this machine`,
  );
  console.table([...DEEDS.flatMap((deed) => phases.map((phase) => row(phase, deed))), ...phases.map(turn)]);
}
