import type { KeyboardEvent } from 'react';

const controlsIn = (line: Element | undefined) => [...(line?.querySelectorAll<HTMLElement>('a, button') ?? [])];

/** ↑ ↓ in a list of lines: to the same link or button of the line above or below. */
export function walkLines(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey) return;
  const lines = [...event.currentTarget.children];
  const at = lines.findIndex((line) => line.contains(event.target as Node));
  const column = controlsIn(lines[at]).indexOf(event.target as HTMLElement);
  if (column < 0) return;
  event.preventDefault();
  const next = controlsIn(lines[at + step]);
  (next[column] ?? next[0])?.focus();
}

/** The cursor into the line that took the place of one that is gone, or into the last one. */
export function focusLine(list: HTMLElement | null, at: number): void {
  if (list === null) return;
  controlsIn(list.children[Math.min(at, list.children.length - 1)])[0]?.focus();
}
