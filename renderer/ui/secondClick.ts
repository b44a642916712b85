/** What a click is for: the control or line around what was hit. */
const partOf = ({ target }: Event): EventTarget | null =>
  (target instanceof Element && target.closest('button, a, label, summary, [role], [data-row-key]')) || target;

/**
 * The second click of a double click counts only where the first one went. People double-click rows and buttons; by then the page
 * that opened or the line that moved up stands under the mouse, and would take the click for a consent, a move, a dismissal.
 */
export function heedFirstClicks(): void {
  let first: EventTarget | null = null;
  const heed = (event: MouseEvent) => {
    const part = partOf(event);
    // A key counts as no click.
    if (event.detail <= 1) first = part;
    else if (part !== first) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  // Before anything of the page hears of it.
  window.addEventListener('click', heed, { capture: true });
}
