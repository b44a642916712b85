import { useMemo, useState } from 'react';
import {
  type Comparison,
  comparedWith,
  type DaySpan,
  type SpanName,
  spanOf,
  steppedFrom,
  type Unit,
  usualUnit,
} from '../../../db/reports/spans.ts';
import { useToday } from '../../lib/today.ts';
import type { Filters } from './types.ts';

const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day);
const inOrder = ({ from, to }: DaySpan): DaySpan => (from <= to ? { from, to } : { from: to, to: from });
/** What the page is asked for: which days, compared with which others, whose, from where, for which series, day by day or by month. */
export function useAsked() {
  const today = useToday();
  const [name, setName] = useState<SpanName | undefined>('month');
  const [typed, setTyped] = useState<DaySpan>();
  const [comparison, setComparison] = useState<Comparison>('before');
  const [typedAgainst, setTypedAgainst] = useState<DaySpan>();
  const [filters, setFilters] = useState<Filters>({ consultantId: null, source: null, series: null });
  const [chosenUnit, setUnit] = useState<Unit>();
  const { from, to } = name === undefined ? (typed ?? spanOf('month', today)) : spanOf(name, today);
  const against =
    comparison === 'custom'
      ? (typedAgainst ?? comparedWith({ from, to }, 'before'))
      : comparedWith({ from, to }, comparison);
  const unit = chosenUnit ?? usualUnit({ from, to });
  const span = useMemo(() => ({ from, to, ...filters }), [from, to, filters]);
  const { from: since, to: until } = against;
  const asked = useMemo(() => ({ ...span, against: { from: since, to: until } }), [span, since, until]);
  const choose = (days: DaySpan) => {
    setName(undefined);
    setTyped(days);
  };
  return {
    span,
    asked,
    against,
    name,
    setName,
    comparison,
    setComparison,
    filters,
    setFilters: (change: Partial<Filters>) => setFilters((before) => ({ ...before, ...change })),
    unit,
    setUnit,
    /** Days as they are typed; a half typed one waits. */
    typeDays(change: Partial<DaySpan>) {
      const next = { from, to, ...change };
      if (isDay(next.from) && isDay(next.to)) choose(inOrder(next));
    },
    typeAgainst(change: Partial<DaySpan>) {
      const next = { ...against, ...change };
      if (isDay(next.from) && isDay(next.to)) setTypedAgainst(inOrder(next));
    },
    step: (back: boolean) => choose(steppedFrom({ from, to }, back ? -1 : 1)),
    /** There is nothing of days to come. */
    atEnd: to >= today,
  };
}
export type Asked = ReturnType<typeof useAsked>;
