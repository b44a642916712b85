import en from './texts.en.json' with { type: 'json' };
import zhCN from './texts.zh-CN.json' with { type: 'json' };

export type Language = 'zh-CN' | 'en';
export type ShellTexts = typeof zhCN;

const CATALOGUES: Record<Language, ShellTexts> = { 'zh-CN': zhCN, en };

/** What the shell says outside the page: menu, tray, dialogs. */
export const textsOf = (language: Language): ShellTexts => CATALOGUES[language];
