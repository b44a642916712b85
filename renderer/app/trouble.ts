/** What keeps the store closed; each has its own screen, and none of them has changed anything. */
export const troubles = ['wrongKey', 'corrupt', 'newer', 'locked', 'unwritable', 'noAnswer'] as const;
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
