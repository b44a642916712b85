import { join } from 'node:path';
import { Menu, Tray } from 'electron';
import type { SyncStatus } from '../../db/sync/model.ts';
import type { ShellTexts } from './texts.ts';

/** Same meaning as the mark in the page: green in step, amber on its way or offline, red for a person, grey not connected. */
const TONES: Record<SyncStatus['state'], 'grey' | 'amber' | 'green' | 'red'> = {
  unenrolled: 'grey',
  offline: 'amber',
  syncing: 'amber',
  synced: 'green',
  attention: 'red',
  stopped: 'red',
};

export interface TrayMark {
  show(status: SyncStatus, texts: ShellTexts): void;
  destroy(): void;
}

export interface TrayActions {
  open(): void;
  quit(): void;
}

/** Beside the clock nobody is signed in: what only some may decide about is marked in their window and not here. */
const forAnybody = ({
  state,
  rejected,
  undecided,
  pending,
}: SyncStatus): Pick<SyncStatus, 'state'> & { count: number } => {
  if (state !== 'attention') return { state, count: pending };
  if (rejected > undecided) return { state, count: rejected - undecided };
  return { state: pending > 0 ? 'syncing' : 'synced', count: pending };
};

/** "展厅通 · 离线 12": the state in words, with how many records wait or need a person. */
export function markText(status: SyncStatus, texts: ShellTexts): string {
  const { state, count } = forAnybody(status);
  const shown = state === 'synced' || state === 'unenrolled' || count === 0 ? '' : ` ${count}`;
  return `${texts.name} · ${texts.sync[state]}${shown}`;
}

/** The icon beside the clock; null where the desktop has no place for one. */
export function openTray(dist: string, actions: TrayActions): TrayMark | null {
  const icon = (tone: string) => join(dist, 'icons', `tray-${tone}.png`);
  let tray: Tray;
  try {
    tray = new Tray(icon('grey'));
  } catch {
    return null;
  }
  tray.on('click', actions.open);
  return {
    show(status, texts) {
      const text = markText(status, texts);
      tray.setImage(icon(TONES[forAnybody(status).state]));
      tray.setToolTip(text);
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: text, enabled: false },
          { type: 'separator' },
          { label: texts.menu.open, click: actions.open },
          { label: texts.menu.quit, click: actions.quit },
        ]),
      );
    },
    destroy: () => tray.destroy(),
  };
}
