import { useTranslation } from 'react-i18next';
import { daysOf } from '../../../db/vehicles/age.ts';
import { origins, vehicleStatuses } from '../../../db/vehicles/model.ts';

/** What the stock was asked, in the words of the screen. */
export function useFilterWords() {
  const { t } = useTranslation('vehicles');
  const field = (name: string) =>
    name === 'age' ? t('column.age') : name === 'text' ? t('stock.text') : t(`field.${name}`);
  const value = (name: string, stored: unknown): string => {
    if (stored === '' || stored === 0) return t('stock.blank');
    const text = String(stored);
    if (name === 'status' || name === 'origin') return t(`${name}.${text}`);
    if (name !== 'age') return text;
    const { from, to } = daysOf(text);
    return to === null ? t('stock.age.from', { from }) : t('stock.age.span', { from, to });
  };
  const line = (filters: Readonly<Record<string, unknown>>): string =>
    Object.entries(filters)
      .map(
        ([name, asked]) =>
          `${field(name)} ${[asked]
            .flat()
            .map((one) => value(name, one))
            .join(t('stock.or'))}`,
      )
      .join(' · ');
  /** Stored values whose words hold a text: 在库 is kept as `inStock`. */
  const valuesHolding = (text: string): string[] => [
    ...vehicleStatuses.filter((one) => t(`status.${one}`).includes(text)),
    ...origins.filter((one) => t(`origin.${one}`).includes(text)),
  ];
  return { field, value, line, valuesHolding };
}
