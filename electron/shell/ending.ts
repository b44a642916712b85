import { app } from 'electron';

/** Ends the app only after the store is closed; a signal counts as quitting. */
export function endInOrder(close: () => Promise<void>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    // `exit`, not `quit`: a second `quit` after one that was held up does nothing on Linux.
    void close()
      .catch(() => undefined)
      .then(() => app.exit(0));
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  // The tray keeps the app; without one the closed window has already asked to quit.
  app.on('window-all-closed', () => app.quit());
}
