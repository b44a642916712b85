import { useRef, useState } from 'react';

/** An action that is under way is not begun again: a double click, or the key and the button, is one action. */
export function useOnce<A extends readonly unknown[]>(
  action: (...args: A) => Promise<void>,
): { run: (...args: A) => Promise<void>; busy: boolean } {
  const under = useRef(false);
  const [busy, setBusy] = useState(false);
  async function run(...args: A): Promise<void> {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    try {
      await action(...args);
    } finally {
      under.current = false;
      setBusy(false);
    }
  }
  return { run, busy };
}
