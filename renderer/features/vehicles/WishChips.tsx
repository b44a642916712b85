import { useTranslation } from 'react-i18next';
import { MultiChipGroup } from '../../ui/ChipGroup.tsx';
import type { Fitting } from './types.ts';

/** What the person looking for a car presses besides what the need says. */
export interface Narrowing {
  readonly fuels?: Fitting['fuels'][number]['value'][];
  readonly seats?: number[];
  readonly options?: string[];
}

interface WishChipsProps {
  readonly fitting: Fitting;
  readonly narrowed: Narrowing;
  readonly onNarrow: (narrowed: Narrowing) => void;
}

/** 能源 座位 选配 with how many free cars have which; a row with one choice only is none. */
export function WishChips({ fitting, narrowed, onNarrow }: WishChipsProps) {
  const { t } = useTranslation('vehicles');
  const rows = [
    { key: 'fuels', values: fitting.fuels, label: (value: unknown) => t(`fuel.${String(value)}`) },
    { key: 'seats', values: fitting.seats, label: (value: unknown) => t('fitting.seats', { count: Number(value) }) },
    { key: 'options', values: fitting.options, label: String },
  ] as const;
  return rows.map(({ key, values, label }) => {
    const chosen = (narrowed[key] ?? []).map(String);
    // One that is chosen stays, even when nothing has it any more: how else would it be taken back?
    const gone = chosen.filter((one) => !values.some(({ value }) => String(value) === one));
    const options = [
      ...values.map(({ value, count }) => ({ value: String(value), label: `${label(value)} ${count}` })),
      ...gone.map((value) => ({ value, label: `${label(value)} 0` })),
    ];
    if (options.length < 2 && chosen.length === 0) return null;
    return (
      <div key={key} className="fitting-chips">
        <span className="soft">{t(`fitting.by.${key}`)}</span>
        <MultiChipGroup<string[]>
          label={t(`fitting.by.${key}`)}
          value={chosen}
          options={options}
          onChange={(next) => {
            const values = key === 'seats' ? next.map(Number) : [...next];
            onNarrow({ ...narrowed, [key]: next.length > 0 ? values : undefined });
          }}
        />
      </div>
    );
  });
}
