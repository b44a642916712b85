import { setTimeout as sleep } from 'node:timers/promises';

/** What somebody at the desk does; each kind is timed for itself. */
export const DEEDS = ['list', 'search', 'save'] as const;
export type Deed = (typeof DEEDS)[number];
export type Times = Record<Deed, number[]>;

const EVERY_MS = 30;
const CARDS = 100;
const WORDS = ['张', '王芳', 'ls', '138', '张 138', '欧阳', 'zh', '9902'];

/** Somebody working at the app over its own API, one thing every 30 ms whether the one before is answered or not. */
export interface Person {
  /** Works until `over` says so. @returns from the moment each thing was due to its answer */
  work(over: () => boolean): Promise<Times>;
}

interface Card {
  id: string;
  rev: number;
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

  const cards: Card[] = [];
  for (let i = 0; i < CARDS; i++) {
    const mobile = `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
    const { id, rev } = await write<Card>('customers.create', { name: '单浩然', mobile, force: true });
    cards.push({ id, rev });
  }
  let turn = 0;
  const save = async (): Promise<void> => {
    // Not one whose save is still under way: that would be stale.
    const card = cards.shift();
    if (!card) throw new Error(`${CARDS} saves wait for an answer`);
    const { rev } = await write<{ rev: number }>('customers.update', { ...card, remarks: `备注 ${turn}` });
    cards.push({ id: card.id, rev });
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
