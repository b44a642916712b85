import { create } from 'zustand';

/** What keeps the store closed; each has its own screen, and none of them has changed anything. */
export const troubles = [
  'wrongKey',
  'corrupt',
  'newer',
  'locked',
  'unwritable',
  'upgradeFailed',
  'missing',
  'noAnswer',
] as const;
export type TroubleKind = (typeof troubles)[number];

/** Asks the host what is wrong, once its API did not answer; null when it calls itself well. */
export async function findTrouble(): Promise<TroubleKind | null> {
  try {
    const answer = (await (await fetch('/healthz', { cache: 'no-store' })).json()) as { trouble?: string };
    return troubles.find((kind) => kind === answer.trouble) ?? null;
  } catch {
    return 'noAnswer';
  }
}

/** Offers the host the recovery key; true when the store is open again or its trouble is another one now. */
export async function sendRecoveryKey(recoveryKey: string): Promise<boolean> {
  try {
    const { ok } = await fetch('/recover', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ recoveryKey }),
    });
    return ok;
  } catch {
    return false;
  }
}

/** A verified copy of the store on this PC; `at` in UTC ms. */
interface Copy {
  name: string;
  at: number;
  bytes: number;
}

/** What a restore brought; `found` operations saved after the backup stand again, `unreadable` (null: nothing could be read) do not. */
export interface PutBack {
  found: number;
  unreadable: number | null;
}

/** Kept until somebody has read it: the showroom is open by then, and the page of the trouble over. */
export const usePutBack = create<{ readonly outcome: PutBack | null }>(() => ({ outcome: null }));

/** The backups that can be put in the place of a damaged or lost store, newest first. */
export async function askForBackups(): Promise<Copy[]> {
  const answer = await fetch('/recover/backups', { cache: 'no-store' });
  return answer.ok ? ((await answer.json()) as { backups: Copy[] }).backups : [];
}

/** Puts one back; `reason` is a trouble or a refusal's code. */
export async function putBackup(name: string): Promise<({ ok: true } & PutBack) | { ok: false; reason: string }> {
  try {
    const answer = await fetch('/recover/backup', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
    const said = (await answer.json()) as Partial<PutBack> & { status: string; reason?: string; trouble?: string };
    if (said.status === 'ok') return { ok: true, found: said.found ?? 0, unreadable: said.unreadable ?? null };
    return { ok: false, reason: said.reason ?? said.trouble ?? 'other' };
  } catch {
    return { ok: false, reason: 'other' };
  }
}
