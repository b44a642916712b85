import type { TFunction } from 'i18next';

const WORDS = ['kind', 'gender', 'idType', 'buyType', 'payment'];

/** A stored value of a card's field as people read it. */
export function shownValue(t: TFunction, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('value.empty');
  if (field === 'level') return t(`ui:level.${String(value)}`);
  if (typeof value === 'boolean') return t(value ? 'ui:yes' : 'ui:no');
  return WORDS.includes(field) ? t(`${field}.${String(value)}`) : String(value);
}
