import { useSession } from './session.ts';
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

/** Keepers with typing the host has not confirmed. */
const unsaved = new Set<() => Promise<void>>();

/** Saves what rests nowhere yet: before the host locks or ends the session, after which it takes no draft of this person. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...unsaved].map((flush) => flush()));
}

const present = (): string | undefined => useSession.getState().session?.staff.id;

/**
 * Saves drafts of one key after typing rests; `flush` at once (leaving the page), `drop` after a real save. A draft belongs to
 * who typed it: once another person has the window, nothing of it is sent any more.
 */
export function draftKeeper<T extends object>(key: string, saved: (at: number) => void) {
  const owner = present();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: { value: T } | undefined;
  let sending: Promise<unknown> = Promise.resolve();
  async function put(draft: { value: T }): Promise<void> {
    try {
      await client.drafts.put.mutate({ key, value: { ...draft.value } as Record<string, unknown> });
      saved(Date.now());
    } catch {
      // Still on the screen; the next keystroke tries again.
      latest ??= draft;
    }
  }
  async function flush(): Promise<void> {
    clearTimeout(timer);
    const draft = latest;
    latest = undefined;
    // Never behind an earlier one: a page that goes has no time to wait.
    if (draft !== undefined && present() === owner) sending = Promise.all([sending, put(draft)]);
    await sending;
    if (latest === undefined) unsaved.delete(flush);
  }
  return {
    note(value: T): void {
      latest = { value };
      unsaved.add(flush);
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), pause);
    },
    flush,
    async drop(): Promise<void> {
      clearTimeout(timer);
      latest = undefined;
      unsaved.delete(flush);
      if (present() === owner) await client.drafts.remove.mutate({ key });
    },
  };
}
