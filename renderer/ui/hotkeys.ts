import { useLayoutEffect, useRef } from 'react';
import { create } from 'zustand';

export interface Hotkey {
  /** 'ctrl+s', 'f2', 'alt+arrowup', '?': lower case, ctrl also means ⌘. */
  readonly keys: string;
  /** Shown in the overview that `?` opens. */
  readonly label: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Also while typing in a field; keys with ctrl, alt or F-keys always are. */
  readonly inFields?: boolean;
  /** Also while a dialog stands over the page. */
  readonly overDialogs?: boolean;
}

interface Registered {
  readonly group: string;
  readonly hotkeys: () => readonly Hotkey[];
}

/** What can be pressed now, the newest page last; the newest wins. */
export const useHotkeyRegistry = create<{ readonly groups: readonly Registered[] }>(() => ({ groups: [] }));

/** Keys that work while the calling component stands; `group` is their heading in the overview. */
export function useHotkeys(group: string, hotkeys: readonly Hotkey[]): void {
  const latest = useRef(hotkeys);
  latest.current = hotkeys;
  // Before the page is painted: whoever sees its button may press the key.
  useLayoutEffect(() => {
    const entry: Registered = { group, hotkeys: () => latest.current };
    useHotkeyRegistry.setState(({ groups }) => ({ groups: [...groups, entry] }));
    return () => useHotkeyRegistry.setState(({ groups }) => ({ groups: groups.filter((other) => other !== entry) }));
  }, [group]);
}

/** 'ctrl+shift+k' of an event, or undefined while an input method is composing (its Enter is not ours). */
export function keysOf(event: KeyboardEvent): string | undefined {
  // keyCode 229 is how Chromium marks the first key of a composition, before isComposing is set.
  if (event.isComposing || event.keyCode === 229) return undefined;
  // On a Mac, Option turns a letter into a sign (Option+Z: Ω): the place on the keyboard counts then.
  const placed = event.altKey ? /^(?:Key|Digit)([A-Z\d])$/.exec(event.code)?.[1] : undefined;
  const key = (placed ?? event.key).toLowerCase();
  const shift = event.shiftKey && key.length > 1 ? 'shift+' : '';
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${shift}${key}`;
}

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

const shown = (...parts: string[]) => document.querySelector(parts.join()) !== null;
const dialogOpen = () => shown('[role="dialog"][aria-modal="true"]');
/** Lists, calendars and small panels: Esc closes them, by a listener of their own that leaves the event as it is. */
const popupOpen = () =>
  shown(...['popover', 'select-dropdown', 'dropdown'].map((part) => `.ant-${part}:not(.ant-${part}-hidden)`));

/** One listener for the whole window; the frame mounts it. */
export function listenForHotkeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    // A locked desk is inert: its keys must not save, switch or search from behind the lock.
    if (event.defaultPrevented || document.querySelector('#desk[inert]') !== null) return;
    const keys = keysOf(event);
    if (keys === undefined) return;
    const always = /^(ctrl|alt)\+|^f\d+$|^escape$/.test(keys);
    const dialog = dialogOpen();
    if (keys === 'escape' && (dialog || popupOpen())) return;
    const groups = useHotkeyRegistry.getState().groups;
    for (const group of [...groups].reverse()) {
      const hotkey = group.hotkeys().find((candidate) => candidate.keys === keys);
      if (hotkey === undefined || (typing(event.target) && !always && !hotkey.inFields)) continue;
      // Behind a dialog nothing runs, nor does the browser's own Ctrl+S; its Enter and arrows stay as they are.
      if (!dialog || always) event.preventDefault();
      if (!dialog || hotkey.overDialogs) hotkey.run(event);
      return;
    }
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
