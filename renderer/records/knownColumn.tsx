import { type Control, metaOf } from '../../db/core/fields.ts';
import { money } from '../lib/money.ts';
import { isBlank } from '../ui/form.ts';
import type { ListColumn } from '../ui/ListPage.tsx';
import type { Known } from './about.ts';
import { shownValue } from './shownValue.ts';

/** Room of a column by what its field holds; a feature may give its own. */
const WIDTH: Partial<Record<Control, number>> = { name: 180, day: 115, fen: 110, count: 90, choice: 110, code: 130 };

/** A column of a list that shows a field as its model says. */
export function knownColumn<Row>(
  about: Known,
  field: string,
  t: (key: string) => string,
  { strong, sortable }: { strong: boolean; sortable: boolean },
): ListColumn<Row> {
  const control = metaOf(about.schema, field)?.control;
  const read = (row: Row) => {
    const value = (row as Record<string, unknown>)[field];
    if (isBlank(value)) return null;
    return control === 'fen' ? money(Number(value), true) : shownValue(about, field, value);
  };
  return {
    key: field,
    title: t(`field.${field}`),
    width: (control && WIDTH[control]) ?? 150,
    wide: control === 'name',
    number: control === 'fen' || control === 'count',
    sortable,
    render: (row) => (strong ? <strong>{read(row)}</strong> : read(row)),
  };
}
