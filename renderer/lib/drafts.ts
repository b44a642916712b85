import { client } from './trpc.ts';

/** How long typing rests before the draft is saved, ms. */
const pause = 800;

export interface Draft<T> {
  readonly value: T;
  readonly savedAt: number;
}

/**
 * What was typed but not saved, kept by the host in the encrypted store: personal data must not lie readable on disk, so
 * never in the browser's own storage. One key per form and record ('customer:new', 'customer:<id>').
 */
export async function findDraft<T>(key: string): Promise<Draft<T> | undefined> {
  const found = await client.drafts.get.query({ key });
  return found === null ? undefined : { value: found.value as T, savedAt: found.at };
}

/** Saves drafts of one key after typing rests; `flush` at once (leaving the page), `drop` after a real save. */
export function draftKeeper<T extends object>(key: string, saved: (at: number) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: { value: T } | undefined;
  async function flush(): Promise<void> {
    clearTimeout(timer);
    const draft = latest;
    latest = undefined;
    if (draft === undefined) return;
    try {
      await client.drafts.put.mutate({ key, value: { ...draft.value } as Record<string, unknown> });
      saved(Date.now());
    } catch {
      // Still on the screen; the next keystroke tries again.
      latest ??= draft;
    }
  }
  return {
    note(value: T): void {
      latest = { value };
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), pause);
    },
    flush,
    async drop(): Promise<void> {
      clearTimeout(timer);
      latest = undefined;
      await client.drafts.remove.mutate({ key });
    },
  };
}
