/** What keeps the store closed; each has its own screen, and none of them has changed anything. */
export const troubles = ['wrongKey', 'corrupt', 'newer', 'locked', 'unwritable', 'noAnswer'] as const;
export type TroubleKind = (typeof troubles)[number];

/** Reads the trouble out of what the host answered to setup.state, or out of its silence. */
export function troubleOf(answer: unknown, error: unknown): TroubleKind | undefined {
  const told = kindIn(answer) ?? kindIn((error as { data?: { refusal?: unknown } } | null)?.data?.refusal);
  if (told !== undefined) return told;
  return error === null || error === undefined || answer !== undefined ? undefined : 'noAnswer';
}

function kindIn(answer: unknown): TroubleKind | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const named =
    'trouble' in answer ? answer.trouble : 'code' in answer ? String(answer.code).replace(/^store\./, '') : undefined;
  return troubles.find((kind) => kind === named);
}
