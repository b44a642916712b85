import { create } from 'zustand';

/** One thing the person at this window did: the sentence that told of it, and how it is taken back, where it can be. */
export interface Deed {
  readonly what?: string;
  readonly undo?: () => unknown;
}

/** What the person who sits here did in this window, oldest first. Alt+Z takes back the last of it, never one before. */
export const useDeeds = create<{ readonly deeds: readonly Deed[]; readonly undoing: boolean }>(() => ({
  deeds: [],
  undoing: false,
}));

/** More is not kept: nobody goes back further. */
const MOST = 20;

/** Calls that change nothing one would take back: looks, prints, drafts, signing in, the traffic with head office. */
const NO_DEED = [
  /^(setup|session|drafts|backup)\./,
  /^sync\.(enrol|usb|sendNow|prove|resend)/,
  /\.(print|open|keepThumb|sendAgain|reveal\w*)$/,
];

/** A change went through. What it was is told by the notice that follows, if one does. */
export function noteCall(path: string): void {
  if (useDeeds.getState().undoing || NO_DEED.some((calls) => calls.test(path))) return;
  push({});
}

function push(deed: Deed): Deed {
  useDeeds.setState(({ deeds }) => ({ deeds: [...deeds.slice(1 - MOST), deed] }));
  return deed;
}

/** The notice of what was just done; undefined when it tells of no deed. */
export function tellDeed(what: string, undo: (() => unknown) | undefined): Deed | undefined {
  const { deeds, undoing } = useDeeds.getState();
  if (undoing) return undefined;
  const last = deeds.at(-1);
  const deed: Deed = undo === undefined ? { what } : { what, undo };
  if (last !== undefined && last.what === undefined) {
    useDeeds.setState({ deeds: [...deeds.slice(0, -1), deed] });
    return deed;
  }
  return undo === undefined ? undefined : push(deed);
}

/** Takes a deed back. It stays the last one when that fails: the next Alt+Z must not reach behind it. */
export async function undoDeed(deed: Deed): Promise<void> {
  useDeeds.setState({ undoing: true });
  try {
    await deed.undo?.();
    useDeeds.setState(({ deeds }) => ({ deeds: deeds.filter((other) => other !== deed) }));
  } finally {
    useDeeds.setState({ undoing: false });
  }
}

/** Another person sits down: what the last one did is not theirs to take back. */
export function forgetDeeds(): void {
  useDeeds.setState({ deeds: [] });
}
