let pressed = false;
let waiting: (() => void)[] = [];

/** After the click that a release makes: what was pressed has had it by then. */
function released(): void {
  pressed = false;
  setTimeout(() => {
    const due = waiting;
    waiting = [];
    for (const run of due) run();
  });
}

/** Knows from now on whether a button of the mouse, or a finger, is down. */
export function heedPresses(): void {
  const options = { capture: true };
  window.addEventListener('pointerdown', () => (pressed = true), options);
  for (const end of ['pointerup', 'pointercancel', 'dragend']) window.addEventListener(end, released, options);
  // The window's own: that of a field passes here too, and is the very thing that has to wait.
  window.addEventListener('blur', ({ target }) => target === window && released(), options);
}

/**
 * Runs now, or once the press under way is over. What appears when a field is left moves the page; moved between the press and
 * its release, a button, chip or fold under the pointer would not get the click.
 */
export function whenReleased(run: () => void): void {
  if (pressed) waiting.push(run);
  else run();
}
