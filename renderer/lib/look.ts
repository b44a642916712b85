import { create } from 'zustand';
import { type Theme, themes } from '../../db/staff/own.ts';

const place = 'zhanting.theme';

/** Light, dark or as the computer says, in this window. */
export const useLook = create<{ readonly theme: Theme }>(() => ({
  theme: themes.find((theme) => theme === localStorage.getItem(place)) ?? 'system',
}));

function show(theme: Theme): void {
  // The style sheets follow the colour scheme of the page.
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
}

show(useLook.getState().theme);

/** Shows the window so, and remembers it for this PC's login page. */
export function wear(theme: Theme): void {
  localStorage.setItem(place, theme);
  show(theme);
  useLook.setState({ theme });
}
