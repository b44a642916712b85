import { useTranslation } from 'react-i18next';
import { MOST_ALIKE } from '../../../db/purchases/rules.ts';
import { NumberInput } from '../../ui/NumberInput.tsx';

/** × 3: how many cars alike. */
export function Times({ value, onChange }: { readonly value: number; readonly onChange: (times: number) => void }) {
  const { t } = useTranslation('purchases');
  return (
    <div className="field" data-field="times">
      <label className="field-label" htmlFor="purchase-times">
        {t('field.times')}
      </label>
      <div className="field-control">
        <NumberInput<number | undefined>
          id="purchase-times"
          value={value}
          onChange={(next) => onChange(Math.min(MOST_ALIKE, Math.max(1, next ?? 1)))}
          suffix={t('times.unit')}
        />
      </div>
    </div>
  );
}
