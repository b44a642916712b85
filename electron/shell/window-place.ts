import { type BrowserWindow, type Rectangle, screen } from 'electron';
import type { PreferenceFile } from './preferences.ts';

/** The showroom's PCs are 1366×768; smaller than this the forms would scroll sideways. */
const DEFAULT = { width: 1280, height: 800 };
export const SMALLEST = { width: 1024, height: 640 };
const SAVE_AFTER_MS = 500;

/** Fits a remembered place onto the screens there are now: a second monitor may have gone. Pure. */
export function clampTo(wanted: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(wanted.width, area.width);
  const height = Math.min(wanted.height, area.height);
  const x = Math.min(Math.max(wanted.x, area.x), area.x + area.width - width);
  const y = Math.min(Math.max(wanted.y, area.y), area.y + area.height - height);
  return { x, y, width, height };
}

/** Where the window opens: where it was, as far as that is still on a screen; else in the middle of the first one. */
export function placeOf(preferences: PreferenceFile): Rectangle {
  const { bounds } = preferences.read();
  if (bounds) return clampTo(bounds, screen.getDisplayMatching(bounds).workArea);
  const { workArea } = screen.getPrimaryDisplay();
  const x = workArea.x + Math.round((workArea.width - DEFAULT.width) / 2);
  const y = workArea.y + Math.round((workArea.height - DEFAULT.height) / 2);
  return clampTo({ x, y, ...DEFAULT }, workArea);
}

/** Remembers where the window stands, soon after it moved and when it closes. */
export function keepPlace(window: BrowserWindow, preferences: PreferenceFile): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    if (!window.isDestroyed() && !window.isMinimized())
      preferences.save({ bounds: window.getNormalBounds(), maximised: window.isMaximized() });
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  };
  window.on('resize', soon).on('move', soon).on('maximize', soon).on('unmaximize', soon).on('close', save);
}
