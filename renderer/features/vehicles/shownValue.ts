import type { TFunction } from 'i18next';
import { money } from '../../lib/money.ts';

const WORDS = ['origin', 'status', 'fuel'];

/** A stored value of a card's field as people read it. */
export function shownValue(t: TFunction, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('value.empty');
  if (field.endsWith('Fen')) return money(Number(value), true);
  return WORDS.includes(field) ? t(`${field}.${String(value)}`) : String(value);
}
