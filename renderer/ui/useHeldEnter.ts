import { useEffect, useState } from 'react';

/**
 * Enter in a search that answers while one types: pressed before the answer to the whole text is there, it is held and taken
 * with that answer, so that it never opens what only a shorter text had found. `asks` tells one question from the next.
 */
export function useHeldEnter(asks: string, answered: boolean, take: () => void): { press: () => void } {
  const [held, setHeld] = useState<string>();
  const due = held !== undefined && held === asks && answered;
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken once, with the answer as it came
  useEffect(() => {
    if (held === undefined) return;
    if (due) take();
    // Another text is another question: the Enter was not meant for it.
    if (due || held !== asks) setHeld(undefined);
  }, [due, held, asks]);
  return { press: () => (answered ? take() : setHeld(asks)) };
}
