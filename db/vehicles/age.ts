import { z } from 'zod';

/** The colours a long stay is said in, from mild to urgent. */
export const ageTones = ['gold', 'amber', 'red'] as const;
export type AgeTone = (typeof ageTones)[number];

/** 库龄颜色: longer than so many days here is said in this colour. The dealer's own table, days rising. */
export const ageColours = z
  .array(z.object({ days: z.int().min(0, 'number.negative').max(3_650, 'number.tooLarge'), colour: z.enum(ageTones) }))
  .max(5, 'list.tooLong')
  .refine((rows) => rows.every(({ days }, at) => at === 0 || days > rows[at - 1]!.days), 'ageColours.rising');
export type AgeColours = z.infer<typeof ageColours>;

export const SHIPPED_AGE_COLOURS: AgeColours = [
  { days: 60, colour: 'amber' },
  { days: 120, colour: 'red' },
];

/** The colour of a stay, null while it is none to speak of. */
export const ageTone = (days: number, table: AgeColours): AgeTone | null =>
  table.findLast((row) => days > row.days)?.colour ?? null;

/** A span of days in stock, both ends in it: `0-60`, `121-` without an end. */
export const ageSpan = z.string().regex(/^\d{1,4}-\d{0,4}$/);

/** The spans between the days of the table: what the stock is sorted into by age. */
export function ageSpans(table: AgeColours): string[] {
  const starts = [0, ...table.map(({ days }) => days + 1)];
  return starts.map((from, at) => `${from}-${at + 1 < starts.length ? starts[at + 1]! - 1 : ''}`);
}

/** Days of a span; `to` is null when it has no end. */
export function daysOf(span: string): { from: number; to: number | null } {
  const [from = '0', to = ''] = span.split('-');
  return { from: Number(from), to: to === '' ? null : Number(to) };
}
