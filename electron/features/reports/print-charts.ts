import { shownHours } from '../../../db/reports/hours.ts';
import type { Drawing, Mark } from '../../kernel/printing.ts';

/** Points; as wide as a page that lies across. */
const WIDTH = 770;
const INK = '#555555';
const GRID = '#dddddd';
const SIZE = 8;
/** Dark enough on paper, apart without colour by their place. */
export const COLORS = ['#0d5c63', '#a34700', '#1d4f91', '#7a6000', '#b3261e', '#4b5563', '#8fa9ab', '#c9a27f'];
const PALE = '#b9c4c6';

export interface Line {
  name: string;
  values: readonly number[];
  /** The days compared with. */
  before: readonly number[];
}

/** A round number above all values, so that a scale of four steps has whole ones. */
const topOf = (values: readonly number[]) => Math.max(4, Math.ceil(Math.max(0, ...values) / 4) * 4);

/** Lines over days, weeks or months; dashed what they are compared with. */
export function lineChart(labels: readonly string[], lines: readonly Line[], height = 170): Drawing {
  const [left, top, right, bottom] = [34, 20, WIDTH - 6, height - 16];
  const most = topOf(lines.flatMap(({ values, before }) => [...values, ...before.slice(0, labels.length)]));
  const x = (at: number) => left + (labels.length === 1 ? 0.5 : at / (labels.length - 1)) * (right - left);
  const y = (value: number) => bottom - (value / most) * (bottom - top);
  const scale = [0, 1, 2, 3, 4].flatMap((step): Mark[] => {
    const value = (most / 4) * step;
    return [
      {
        line: [
          [left, y(value)],
          [right, y(value)],
        ],
        stroke: GRID,
        width: 0.5,
      },
      { text: String(value), x: left - 4, y: y(value) - 5, size: SIZE, fill: INK, align: 'right' },
    ];
  });
  const every = Math.ceil(labels.length / 16);
  const days = labels.flatMap((label, at): Mark[] =>
    at % every === 0 ? [{ text: label, x: x(at), y: bottom + 4, size: SIZE, fill: INK, align: 'center' }] : [],
  );
  const drawn = lines.flatMap(({ values, before }, at): Mark[] => {
    const stroke = COLORS[at % COLORS.length]!;
    const points = (all: readonly number[]) =>
      all.slice(0, labels.length).map((value, day) => [x(day), y(value)] as const);
    return [
      { line: points(before), stroke, width: 0.7, dash: 3 },
      { line: points(values), stroke, width: 1.6 },
    ];
  });
  return {
    width: WIDTH,
    height,
    marks: [
      ...scale,
      ...days,
      ...drawn,
      ...legend(
        lines.map(({ name }) => name),
        left,
      ),
    ],
  };
}

/** What each colour is. */
function legend(names: readonly string[], left: number): Mark[] {
  return names.flatMap((text, at): Mark[] => [
    { rect: [left + at * 90, 3, 10, 8], fill: COLORS[at % COLORS.length]! },
    { text, x: left + at * 90 + 14, y: 2, size: SIZE, fill: INK },
  ]);
}

/** From white to the first colour. */
function shade(part: number): string {
  const [r, g, b] = [13, 92, 99].map((value) => Math.round(255 - (255 - value) * part));
  return `#${[r, g, b].map((value) => value!.toString(16).padStart(2, '0')).join('')}`;
}

/** 小时 × 星期, with the numbers in it. */
export function hourChart(grid: readonly (readonly number[])[], weekdays: readonly string[]): Drawing {
  const [left, top, row] = [44, 14, 16];
  const hours = shownHours(grid);
  const cell = (WIDTH - left - 4) / hours.length;
  const most = Math.max(1, ...grid.flat());
  const heads = hours.map(
    (hour, at): Mark => ({
      text: String(hour),
      x: left + (at + 0.5) * cell,
      y: 2,
      size: SIZE,
      fill: INK,
      align: 'center',
    }),
  );
  const rows = grid.flatMap((counts, day): Mark[] => [
    { text: weekdays[day] ?? '', x: left - 6, y: top + day * row + 3, size: SIZE, fill: INK, align: 'right' },
    ...hours.flatMap((hour, at): Mark[] => {
      const count = counts[hour] ?? 0;
      const part = count / most;
      return [
        { rect: [left + at * cell, top + day * row, cell - 1, row - 1], fill: shade(part * 0.85) },
        ...(count > 0
          ? [
              {
                text: String(count),
                x: left + (at + 0.5) * cell,
                y: top + day * row + 3,
                size: SIZE,
                fill: part > 0.55 ? '#ffffff' : '#000000',
                align: 'center',
              } as const,
            ]
          : []),
      ];
    }),
  ]);
  return { width: WIDTH, height: top + grid.length * row + 2, marks: [...heads, ...rows] };
}

/** Steps from top to bottom, each beside what it is compared with. */
export function pairChart(steps: readonly { name: string; now: number; before: number }[]): Drawing {
  const [left, row] = [84, 26];
  const most = Math.max(1, ...steps.flatMap(({ now, before }) => [now, before]));
  const length = (value: number) => (value / most) * (WIDTH - left - 60);
  const marks = steps.flatMap(({ name, now, before }, at): Mark[] => {
    const y = at * row;
    return [
      { text: name, x: left - 6, y: y + 7, size: SIZE, fill: INK, align: 'right' },
      { rect: [left, y + 2, length(now), 11], fill: COLORS[0]! },
      { text: String(now), x: left + length(now) + 4, y: y + 3, size: SIZE },
      { rect: [left, y + 14, length(before), 7], fill: PALE },
      { text: String(before), x: left + length(before) + 4, y: y + 12, size: SIZE, fill: INK },
    ];
  });
  return { width: WIDTH, height: steps.length * row + 2, marks };
}

/** Bars of parts laid end to end. */
export function stackChart(
  bars: readonly { name: string; parts: readonly { name: string; value: number }[] }[],
): Drawing {
  const [left, top, row] = [84, 18, 22];
  const names = [...new Set(bars.flatMap(({ parts }) => parts.map(({ name }) => name)))].sort();
  const most = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)));
  const marks = bars.flatMap(({ name, parts }, at): Mark[] => {
    let x = left;
    const y = top + at * row;
    const drawn = names.flatMap((one, color): Mark[] => {
      const value = parts.find((part) => part.name === one)?.value ?? 0;
      if (value === 0) return [];
      const width = (value / most) * (WIDTH - left - 40);
      x += width;
      return [
        { rect: [x - width, y + 2, width, 15], fill: COLORS[color % COLORS.length]! },
        ...(width > 12
          ? [{ text: String(value), x: x - width / 2, y: y + 5, size: SIZE, fill: '#ffffff', align: 'center' } as const]
          : []),
      ];
    });
    return [{ text: name, x: left - 6, y: y + 5, size: SIZE, fill: INK, align: 'right' }, ...drawn];
  });
  return { width: WIDTH, height: top + bars.length * row + 2, marks: [...legend(names, left), ...marks] };
}
