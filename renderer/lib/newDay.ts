import { useEffect, useRef } from 'react';
import { useToday } from './today.ts';
import { queryClient } from './trpc.ts';

/** At the showroom's midnight every answer is old: the host counts 今天, 逾期 and the open visits anew. */
export function useNewDay(): void {
  const today = useToday();
  const shown = useRef(today);
  useEffect(() => {
    if (shown.current === today) return;
    shown.current = today;
    void queryClient.invalidateQueries();
  }, [today]);
}
