import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import type { ControlProps } from '../../ui/TextInput.tsx';

interface CarPickProps extends ControlProps<string | undefined> {
  readonly label: string;
  /** VIN of the one that is chosen. */
  readonly vin: string | null;
}

/** A car of the stock, found by any piece of VIN, plate or model as the quick search does. */
export function CarPick({ id, label, vin, value, onChange }: CarPickProps) {
  const { t } = useTranslation('demo-cars');
  const [typing, setTyping] = useState('');
  const asked = useDeferredValue(typing.trim());
  const found = useQuery(
    trpc.search.quick.queryOptions(
      { text: asked, only: 'vehicle' },
      { enabled: asked.length > 1, placeholderData: (before) => before, staleTime: 0 },
    ),
  );
  const cars = asked.length > 1 ? (found.data?.hits ?? []).filter(({ kind }) => kind === 'vehicle') : [];
  const chosen = value && cars.every((car) => car.id !== value) ? [{ value, label: vin ?? value }] : [];
  return (
    <Select<string>
      {...(id !== undefined && { id })}
      aria-label={label}
      placeholder={t('vehicle.hint')}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setTyping }}
      suffixIcon={null}
      notFoundContent={null}
      allowClear
      value={value ?? null}
      options={[
        ...chosen,
        ...cars.map((car) => ({
          value: car.id,
          label: [car.title, ...car.parts.map(({ text }) => text)].filter(Boolean).join(' · '),
        })),
      ]}
      onChange={(next: string | undefined) => onChange(next)}
    />
  );
}
