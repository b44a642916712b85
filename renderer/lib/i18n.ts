import type { Locale } from 'antd/es/locale/index.js';
import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '../../db/staff/own.ts';

/** All namespaces loaded so far; error codes are looked up in each, because a refusal may come from another feature. */
export const namespaces: string[] = [];

const place = 'zhanting.language';
const loaders = { 'zh-CN': () => import('./texts.zh-CN.ts'), en: () => import('./texts.en.ts') };
const locales = new Map<Language, Locale>();

/** Ant Design's own words in the current language. */
export function antdLocale(): Locale | undefined {
  return locales.get(currentLanguage());
}

export function currentLanguage(): Language {
  return i18n.language === 'en' ? 'en' : 'zh-CN';
}

/** The language this window chose for itself, if it did (otherwise the showroom's setting counts). */
export function ownLanguage(): Language | undefined {
  // The host's --lang comes as an address parameter and counts for this window.
  const own = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(place);
  return languages.find((language) => language === own);
}

/** Somebody chose a language at this window: the address speaks for it no longer, not even when it is loaded anew. */
export function forgetLanguageFlag(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has('lang')) return;
  address.searchParams.delete('lang');
  history.replaceState(history.state, '', address);
}

/** Loads a language and shows it; `remember` keeps it for this computer. */
export async function speak(language: Language, remember = false): Promise<void> {
  const { texts, antd } = await loaders[language]();
  if (!i18n.isInitialized) {
    await i18n.use(initReactI18next).init({
      lng: language,
      fallbackLng: false,
      // Catalogues are flattened when loaded: a dot is part of the key.
      keySeparator: false,
      defaultNS: 'app',
      interpolation: { escapeValue: false },
      resources: {},
    });
  }
  locales.set(language, antd);
  for (const [namespace, sentences] of Object.entries(texts)) {
    if (!namespaces.includes(namespace)) namespaces.push(namespace);
    i18n.addResourceBundle(language, namespace, sentences);
  }
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
  if (remember) localStorage.setItem(place, language);
}
