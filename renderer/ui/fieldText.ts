import i18n from 'i18next';
import { type EntityName, RECORDS } from '../../db/records.ts';
import { money } from '../lib/money.ts';
import { dayText, fullMoment } from '../lib/when.ts';

const place = (entity: string): string => RECORDS[entity as EntityName]?.feature ?? entity;
/** The settings page calls its fields by their bare names. */
const fieldKey = (entity: string, field: string) =>
  entity === 'setting' ? `settings:${field}` : `${place(entity)}:field.${field}`;
const spoken = (key: string): string | undefined => (i18n.exists(key) ? i18n.t(key) : undefined);

/** How a field of a record is called on its own card; the field's name where no card shows it. */
export function fieldLabel(entity: string, field: string): string {
  return spoken(fieldKey(entity, field)) ?? spoken(`ui:field.${field}`) ?? field;
}

/** A stored value of any record's field as people read it. */
export function fieldText(entity: string, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return i18n.t('ui:none');
  if (typeof value === 'boolean') return i18n.t(value ? 'ui:yes' : 'ui:no');
  if (field === 'level' || field === 'levelInitial') return i18n.t(`ui:level.${String(value)}`);
  if (field.endsWith('Fen')) return money(Number(value), true);
  if (field.endsWith('At')) return fullMoment(Number(value));
  // Head office's judgement of what a record claims reads the same on all of them.
  if (field === 'claimState') return spoken(`allocations:state.${String(value)}`) ?? String(value);
  if (field === 'claimHolder') return (value as { docNo?: string | null }).docNo ?? i18n.t('ui:none');
  // How far away it is matters for what is still to be done; of a birthday it would be noise.
  if (field === 'nextContactOn') return dayText(String(value));
  if (Array.isArray(value)) return value.map((one) => listed(one)).join('、');
  const name = field === 'hqShareConsent' ? 'consent' : field;
  return spoken(`${place(entity)}:${name}.${String(value)}`) ?? String(value);
}

/** One line of a list: a word, or a series with its models. */
const listed = (one: unknown): string =>
  typeof one === 'object' && one !== null ? Object.values(one).flat().join(' ') : String(one);
