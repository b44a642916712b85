import type { Showroom } from '../api/context.ts';
import type { ShellLanguage } from './language.ts';
import { openTray, type TrayActions, type TrayMark } from './tray.ts';

/** The tray icon, kept at the state of the line to head office until the app ends; null where the desktop has no tray. */
export function keepTray(
  showroom: Showroom,
  language: ShellLanguage,
  dist: string,
  actions: TrayActions,
): TrayMark | null {
  const tray = openTray(dist, actions);
  if (!tray) return null;
  const show = () => tray.show(showroom.sync.status(), language.texts());
  show();
  language.onChange(show);
  const listening = new AbortController();
  void (async () => {
    for await (const { kind } of showroom.live.listen(listening.signal)) if (kind === 'sync') show();
  })();
  return {
    ...tray,
    destroy() {
      listening.abort();
      tray.destroy();
    },
  };
}
