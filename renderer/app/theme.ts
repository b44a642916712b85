import { type ThemeConfig, theme } from 'antd';
import { useSyncExternalStore } from 'react';

const fonts =
  '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

/** The one accent, a deep blue-green; lighter on dark grounds so that text on it keeps AA contrast. */
const accent = { light: '#0d5c63', dark: '#3fa7a1' };

function themeFor(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? accent.dark : accent.light,
      colorLink: dark ? accent.dark : accent.light,
      fontFamily: fonts,
      fontSize: 14,
      borderRadius: 4,
      controlHeight: 32,
      motionDurationFast: '0.06s',
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.14s',
      ...(dark
        ? {}
        : {
            colorPrimaryBg: '#e3eff0',
            colorTextSecondary: '#4b5563',
            colorTextDescription: '#4b5563',
            colorTextPlaceholder: '#767f8c',
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

/** Light or dark as the computer says. */
export function useTheme(): ThemeConfig {
  return useSyncExternalStore(watch, () => prefersDark.matches) ? dark : light;
}
