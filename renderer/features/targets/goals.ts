import { type Goals, type TargetMeasure, targetMeasures } from '../../../db/targets/model.ts';
import type { Outputs } from '../../lib/outputs.ts';

export type TargetLine = Outputs['targets']['month'][number];

/** Whose line: a person's id, or the showroom's own. */
export const SHOWROOM = 'showroom';
export const lineKey = ({ staffId }: Pick<TargetLine, 'staffId'>): string => staffId ?? SHOWROOM;

/** One goal of one line, as a field of the page's form. */
export const cellName = (line: string, measure: TargetMeasure): string => `${line} ${measure}`;
/** Every goal of the month by the name of its cell; undefined where nothing is set. */
export type Cells = Record<string, number | null | undefined>;

export const cellsOf = (lines: readonly TargetLine[]): Cells =>
  Object.fromEntries(
    lines.flatMap((line) => targetMeasures.map((name) => [cellName(lineKey(line), name), line[name] ?? undefined])),
  );

/** The goals of a line as they are typed now. */
export const goalsIn = (cells: Cells, line: string): Goals =>
  Object.fromEntries(targetMeasures.map((name) => [name, cells[cellName(line, name)] ?? null])) as Goals;

/** Only what was typed travels, so that two people may set different goals of one line. */
export const changedLines = (lines: readonly TargetLine[], cells: Cells, before: Cells) =>
  lines.flatMap((line) => {
    const typed = targetMeasures
      .map((name) => [name, cellName(lineKey(line), name)] as const)
      .filter(([, cell]) => (cells[cell] ?? null) !== (before[cell] ?? null))
      .map(([name, cell]) => [name, cells[cell] ?? null]);
    if (typed.length === 0) return [];
    return [{ staffId: line.staffId, rev: line.rev, ...(Object.fromEntries(typed) as Partial<Goals>) }];
  });

/** "12", "81 %"; "—" where nothing is set. */
export const goalText = (measure: TargetMeasure, value: number | null | undefined): string => {
  if (value === null || value === undefined) return '—';
  return measure === 'captureBp' ? `${value / 100} %` : String(value);
};
