import i18n from 'i18next';
import { metaOf } from '../../db/core/fields.ts';
import { money } from '../lib/money.ts';
import { fullMoment } from '../lib/when.ts';
import { fieldText } from '../ui/fieldText.ts';
import { isBlank } from '../ui/form.ts';
import type { Known } from './about.ts';

/** A stored value of a record's field as people read it; "—" where there is none. */
export function shownValue(about: Known, field: string, value: unknown): string {
  if (isBlank(value)) return i18n.t('ui:none');
  const said = about.shown?.(field, value);
  if (said !== undefined) return said;
  const meta = metaOf(about.schema, field);
  if (meta?.control === 'fen') return money(Number(value), true);
  if (meta?.control === 'instant') return fullMoment(Number(value));
  if (meta?.control === 'count') return meta.unit === undefined ? String(value) : `${String(value)} ${meta.unit}`;
  if (meta?.control === 'several')
    return (value as string[]).map((one) => fieldText(about.entity, field, one)).join('、');
  return fieldText(about.entity, field, value);
}
