import { setTimeout as sleep } from 'node:timers/promises';
import type { TestDevice } from '../../harness/device.ts';
import { newCards } from '../cards.ts';
import { percentile } from '../measure.ts';
import { type Office, withOffice } from './office.ts';
import { enrolShowrooms } from './showrooms.ts';
import { openStreams } from './streams.ts';

const SHOWROOMS = 3_000;
const PCS = 4;
const SAVES = 200;
const CPU = 'process_cpu_seconds_total';
const IDLE_MS = 60_000;
const AT_ONCE = 50;

/** All PCs of 3,000 showrooms keep their connection for wake-ups open: what they cost, and how soon the right ones hear of a save. */
export async function benchConnections(): Promise<void> {
  await withOffice(async (office) => {
    const pcs = await enrolShowrooms(office, 'C', SHOWROOMS, PCS);
    const few = await listenAndSave(office, pcs.slice(0, PCS * 10));
    const all = await listenAndSave(office, pcs);
    console.log(
      `\nConnections for wake-ups, ${SHOWROOMS.toLocaleString('en')} showrooms × ${PCS} PCs; ${SAVES} saves one at a time, from the answer until the showroom's ` +
        `other PCs have heard; ${office.title}, gateway and all PCs on this machine`,
    );
    console.table([line(few, few), line(all, few)]);
  });
}

interface Listening {
  open: number;
  bytesEach: number;
  /** Seconds of CPU a minute while nobody saves. */
  idleCpu: number;
  times: Float64Array;
}

async function listenAndSave(office: Office, pcs: readonly TestDevice[]): Promise<Listening> {
  let hear: (pc: number) => void = () => undefined;
  const streams = await openStreams(office, await tokensOf(pcs), (pc) => hear(pc));
  const before = await office.metric(CPU);
  await sleep(IDLE_MS);
  const idleCpu = ((await office.metric(CPU)) - before) * (60_000 / IDLE_MS);
  const times: number[] = [];
  for (let save = 0; save < SAVES; save++) {
    const saver = ((save * 7919) % (pcs.length / PCS)) * PCS;
    const others = new Set(Array.from({ length: PCS - 1 }, (_, i) => saver + 1 + i));
    let told = 0;
    const heard = new Promise<void>((resolve) => {
      hear = (pc) => {
        if (!others.delete(pc)) return;
        told = performance.now();
        if (others.size === 0) resolve();
      };
    });
    const { status } = await pcs[saver]!.push(newCards(pcs[saver]!, 1));
    if (status !== 200) throw new Error(`push answered ${status}`);
    const answered = performance.now();
    await heard;
    // A wake-up may overtake the answer.
    times.push(Math.max(0, told - answered));
  }
  const { open, bytesEach } = streams;
  streams.close();
  return { open, bytesEach, idleCpu, times: Float64Array.from(times) };
}

async function tokensOf(pcs: readonly TestDevice[]): Promise<string[]> {
  const tokens: string[] = [];
  for (let from = 0; from < pcs.length; from += AT_ONCE) {
    const asked = await Promise.all(pcs.slice(from, from + AT_ONCE).map((pc) => pc.token()));
    tokens.push(...asked.map(({ body }) => body.token));
  }
  return tokens;
}

const line = ({ open, bytesEach, idleCpu, times }: Listening, few: Listening) => ({
  'connections open': open,
  'KiB each': (bytesEach / 1024).toFixed(1),
  'CPU s a minute, idle': idleCpu.toFixed(2),
  'heard p50 ms': percentile(times, 50).toFixed(1),
  'p99 ms': percentile(times, 99).toFixed(1),
  'p50 ÷ few': (percentile(times, 50) / percentile(few.times, 50)).toFixed(2),
});
