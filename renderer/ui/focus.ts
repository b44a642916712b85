import type { KeyboardEvent } from 'react';

const reachable =
  'input:not([disabled]):not([type=hidden]):not([tabindex="-1"]), textarea:not([disabled]), select:not([disabled]), [data-chip][tabindex="0"]';

function visible(element: HTMLElement): boolean {
  // Not by its box: what a folded group hides keeps one.
  return element.checkVisibility();
}

/**
 * Enter goes to the next field of a form, from the last one to `last` (its save); text areas keep Enter for themselves.
 * Listen in the capture phase: a closed select would otherwise take the key to open itself.
 */
export function enterMovesOn(event: KeyboardEvent<HTMLElement>, last: () => void): void {
  if (
    event.key !== 'Enter' ||
    event.ctrlKey ||
    event.metaKey ||
    event.nativeEvent.isComposing ||
    event.keyCode === 229 ||
    event.defaultPrevented
  )
    return;
  const target = event.target as HTMLElement;
  if (target instanceof HTMLTextAreaElement || target.closest('button:not([data-chip]), a, summary') !== null) return;
  // A list takes Enter to open while nothing is chosen, and to choose; the next Enter moves on.
  if (target.getAttribute('aria-expanded') === 'true' || target.closest('[data-blank-list]') !== null) return;
  event.preventDefault();
  event.stopPropagation();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(reachable)].filter(visible);
  const next = stops[stops.indexOf(target) + 1];
  if (next === undefined) {
    target.blur();
    last();
  } else next.focus();
}

/** Puts the cursor into a field by its name, unfolding the group it is in; a fact that is only read opens as a field when it is clicked. */
export function focusField(name: string, within: ParentNode = document): void {
  const field = within.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`);
  if (field?.dataset.fact !== undefined) {
    field.click();
    return;
  }
  const group = field?.closest('details');
  if (group) group.open = true;
  field?.scrollIntoView({ block: 'center' });
  field?.querySelector<HTMLElement>(reachable)?.focus();
}

/** Puts the cursor into the first field. */
export function focusFirst(within: HTMLElement): void {
  [...within.querySelectorAll<HTMLElement>(reachable)].find(visible)?.focus();
}

/** Ctrl+S with the cursor still in a field: what is typed there is read as if the field had been left ("20260102" is a day). */
export function settle(within: HTMLElement | null): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement) || !within?.contains(field) || !field.matches(reachable)) return;
  field.blur();
  field.focus();
}
