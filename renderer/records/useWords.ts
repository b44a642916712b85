import { useTranslation } from 'react-i18next';

/** Texts of a record's feature; a sentence it has none of its own for is the kit's. */
export function useWords(feature: string): (key: string, params?: Record<string, unknown>) => string {
  const { t, i18n } = useTranslation([feature, 'records']);
  return (key, params) => {
    const own = `${feature}:${key}`;
    return i18n.exists(own, params) ? t(own, params ?? {}) : t(`records:${key}`, params ?? {});
  };
}
