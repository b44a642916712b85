/**
 * After a party was dealt with by keyboard, puts the cursor back: on the button one came from, or, when that is gone, on the
 * party's card wherever it stands now. On the card, not on its next button: a second Enter must not do the next step too.
 */
export function cursorBack(opener: Element | null, visitId: string | undefined): void {
  // After the render that closes the panel or moves the card.
  setTimeout(() => {
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    const card = visitId === undefined ? null : document.querySelector(`[data-visit="${CSS.escape(visitId)}"]`);
    const place = opener?.isConnected ? opener : (card ?? document.querySelector('[data-field="guest"] input'));
    if (place instanceof HTMLElement) place.focus();
  });
}
