import english from './texts.en.json' with { type: 'json' };
import chinese from './texts.zh-CN.json' with { type: 'json' };

export type Language = 'zh-CN' | 'en';
export type TextKey = keyof typeof chinese;

const CATALOGUES: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { 'zh-CN': chinese, en: english };

/** The console's texts in one language. */
export interface Words {
  language: Language;
  /** The text with `{name}` replaced. */
  t(key: TextKey, values?: Readonly<Record<string, string | number>>): string;
  /** The text `prefix.name`, or `name` itself when the catalogue has none (a code of a newer program). */
  named(prefix: string, name: string): string;
}

export function wordsIn(language: Language): Words {
  const catalogue = CATALOGUES[language];
  const t: Words['t'] = (key, values = {}) =>
    catalogue[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  const named: Words['named'] = (prefix, name) => {
    const key = `${prefix}.${name}`;
    return Object.hasOwn(catalogue, key) ? catalogue[key as TextKey] : name;
  };
  return { language, t, named };
}

/** The language a browser asked for by cookie; Chinese unless it chose English. */
export function languageOf(cookie: string | undefined): Language {
  return cookie === 'en' ? 'en' : 'zh-CN';
}
