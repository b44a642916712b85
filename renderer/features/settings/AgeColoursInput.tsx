import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type AgeColours, type AgeTone, ageTones } from '../../../db/vehicles/age.ts';

interface AgeColoursInputProps {
  readonly id?: string | undefined;
  readonly value: AgeColours;
  readonly onChange: (value: AgeColours) => void;
}

/** 库龄颜色: a row a colour, from how many days on. */
export function AgeColoursInput({ id, value, onChange }: AgeColoursInputProps) {
  const { t } = useTranslation('settings');
  const change = (at: number, patch: Partial<AgeColours[number]>) =>
    onChange(value.map((row, place) => (place === at ? { ...row, ...patch } : row)));
  return (
    <div id={id} className="age-colours">
      {value.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its days change while typed
        <p key={at}>
          <InputNumber
            aria-label={t('ageColours.days')}
            min={0}
            max={3650}
            precision={0}
            value={row.days}
            onChange={(days) => days !== null && change(at, { days })}
          />{' '}
          <Select<AgeTone>
            aria-label={t('ageColours.colour')}
            value={row.colour}
            onChange={(colour) => change(at, { colour })}
            options={ageTones.map((tone) => ({ value: tone, label: t(`ageColours.${tone}`) }))}
          />{' '}
          <button type="button" className="link" onClick={() => onChange(value.filter((_row, place) => place !== at))}>
            {t('ageColours.remove')}
          </button>
        </p>
      ))}
      {value.length < 5 && (
        <button
          type="button"
          className="link"
          onClick={() => onChange([...value, { days: (value.at(-1)?.days ?? 0) + 30, colour: 'red' }])}
        >
          {t('ageColours.add')}
        </button>
      )}
    </div>
  );
}
