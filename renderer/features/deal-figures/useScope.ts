import { useMemo, useState } from 'react';
import { addMonths } from '../../../db/targets/rules.ts';
import { useToday } from '../../lib/today.ts';

/** Which month, whose and of which series: what all figures of the page are asked with. */
export function useScope() {
  const now = useToday().slice(0, 7);
  const [chosen, setMonth] = useState<string>();
  const [consultantId, setConsultant] = useState<string | null>(null);
  const [series, setSeries] = useState<string | null>(null);
  const month = chosen ?? now;
  const standing = useMemo(() => ({ consultantId, series }), [consultantId, series]);
  const monthly = useMemo(() => ({ ...standing, month }), [standing, month]);
  return {
    month,
    standing,
    monthly,
    setConsultant,
    setSeries,
    step: (months: -1 | 1) => setMonth(addMonths(month, months)),
    /** There is nothing of months to come. */
    atEnd: month >= now,
  };
}
/** Counted when the page is opened and once a minute: not with every save of a showroom, nor each record of a batch that arrives. */
export const RECOUNTED = { staleTime: 0, refetchInterval: 60_000 } as const;

export type Scope = ReturnType<typeof useScope>;
