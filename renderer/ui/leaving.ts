/** A form on the screen that may have something to lose. */
export interface Guard {
  readonly loses: () => boolean;
  /** Asks the person; `go` runs if it may be lost. */
  readonly ask: (go: () => void) => void;
}

const guards = new Set<Guard>();

export function guarding(guard: Guard): () => void {
  guards.add(guard);
  return () => void guards.delete(guard);
}

const losing = () => [...guards].find(({ loses }) => loses());

/** Whether any form on the screen would lose what was typed. */
export const wouldLose = (): boolean => losing() !== undefined;

/** Takes down what stands on a page (closes a panel, opens another in its place): asks first only if typing would be lost. */
export function leaving(go: () => void): void {
  const guard = losing();
  if (guard === undefined) go();
  else guard.ask(go);
}
