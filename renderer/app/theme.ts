import { type ThemeConfig, theme } from 'antd';
import { useSyncExternalStore } from 'react';
import { useLook } from '../lib/look.ts';

const fonts =
  '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

/** The one accent, a deep blue-green. White stands on `accent`, `link` stands on the ground: both keep AA contrast. */
const accent = { light: '#0d5c63', dark: '#1f8a8c' };
const link = { light: '#0d5c63', dark: '#5cc3bc' };

function themeFor(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? accent.dark : accent.light,
      colorLink: dark ? link.dark : link.light,
      // The red of a warning button is read, not only seen: AA on both grounds.
      colorError: dark ? '#ff8a80' : '#b3261e',
      fontFamily: fonts,
      fontSize: 14,
      borderRadius: 4,
      controlHeight: 32,
      motionDurationFast: '0.06s',
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.14s',
      ...(dark
        ? {
            colorBgContainer: '#1a1f21',
            colorBgElevated: '#22292c',
            colorTextPlaceholder: '#8f9aa1',
            colorTextDescription: '#a9b2b8',
          }
        : {
            colorPrimaryBg: '#e3eff0',
            colorTextSecondary: '#4b5563',
            colorTextDescription: '#4b5563',
            colorTextPlaceholder: '#6b7480',
            colorBorder: '#c3cad3',
          }),
    },
    components: {
      Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 8, headerBg: dark ? '#1f2426' : '#eef2f2' },
      Form: { itemMarginBottom: 12 },
    },
  };
}

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

function watch(changed: () => void): () => void {
  prefersDark.addEventListener('change', changed);
  return () => prefersDark.removeEventListener('change', changed);
}

const [light, dark] = [themeFor(false), themeFor(true)];

/** Light or dark as the person chose, else as the computer says. */
export function useTheme(): ThemeConfig {
  const chosen = useLook((state) => state.theme);
  const computerDark = useSyncExternalStore(watch, () => prefersDark.matches);
  return chosen === 'dark' || (chosen === 'system' && computerDark) ? dark : light;
}
