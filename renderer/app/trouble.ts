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
