import { setTimeout as sleep } from 'node:timers/promises';

/** What somebody at the desk does; each kind is timed for itself. */
export const DEEDS = ['list', 'search', 'save'] as const;
export type Deed = (typeof DEEDS)[number];
export type Times = Record<Deed, number[]>;

const EVERY_MS = 30;
const CARDS = 20;
const WORDS = ['张', '王芳', 'ls', '138', '张 138', '欧阳', 'zh', '9902'];

/** Somebody working at the app over its own API, one thing every 30 ms whether the one before is answered or not. */
export interface Person {
  /** Works until `over` says so. @returns from the moment each thing was due to its answer */
  work(over: () => boolean): Promise<Times>;
}

export async function personAt({ url, token }: { url: string; token: string }): Promise<Person> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ask = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(`${url}/api/${path}`, { headers, ...init });
    const { result, error } = (await response.json()) as { result?: { data: T }; error?: unknown };
    if (!result) throw new Error(`${path}: ${JSON.stringify(error)}`);
    return result.data;
  };
  const read = (path: string, input: object) => ask(`${path}?input=${encodeURIComponent(JSON.stringify(input))}`, {});
  const write = <T>(path: string, input: object) => ask<T>(path, { method: 'POST', body: JSON.stringify(input) });

  const cards: { id: string; rev: number }[] = [];
  for (let i = 0; i < CARDS; i++) {
    const mobile = `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
    cards.push(await write('customers.create', { name: '单浩然', mobile, force: true }));
  }
  let turn = 0;
  const save = async (): Promise<void> => {
    const card = cards[turn % CARDS]!;
    const saved = await write<{ rev: number }>('customers.update', { ...pick(card), remarks: `备注 ${turn}` });
    card.rev = saved.rev;
  };
  const deeds: Record<Deed, () => Promise<unknown>> = {
    list: () => read('customers.list', { limit: 50 }),
    search: () => read('search.quick', { text: WORDS[turn % WORDS.length] }),
    save,
  };
  return {
    async work(over) {
      const times: Times = { list: [], search: [], save: [] };
      const pending: Promise<void>[] = [];
      const start = performance.now();
      for (let i = 0; !over(); i++) {
        const due = start + i * EVERY_MS;
        const early = due - performance.now();
        if (early > 0) await sleep(early);
        turn += 1;
        const deed = DEEDS[i % DEEDS.length]!;
        pending.push(deeds[deed]().then(() => void times[deed].push(performance.now() - due)));
      }
      await Promise.all(pending);
      return times;
    },
  };
}

const pick = ({ id, rev }: { id: string; rev: number }) => ({ id, rev });
