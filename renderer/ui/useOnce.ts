import { useRef, useState } from 'react';

/** Longer than the pause within a double click. */
const DOUBLE_CLICK_MS = 500;

/**
 * An action that is under way is not begun again: a double click, or the key and the button, is one action. With `moves` it also
 * rests for a double click's time afterwards: what it changed gives its button another meaning, or brings another row's under the pointer.
 */
export function useOnce<A extends readonly unknown[]>(
  action: (...args: A) => Promise<void>,
  { moves = false }: { moves?: boolean } = {},
): { run: (...args: A) => Promise<void>; busy: boolean } {
  const under = useRef(false);
  const [busy, setBusy] = useState(false);
  async function run(...args: A): Promise<void> {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    try {
      await action(...args);
      if (moves) await new Promise((resolve) => setTimeout(resolve, DOUBLE_CLICK_MS));
    } finally {
      under.current = false;
      setBusy(false);
    }
  }
  return { run, busy };
}
