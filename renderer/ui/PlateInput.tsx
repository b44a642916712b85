import { useQuery } from '@tanstack/react-query';
import i18n from 'i18next';
import { type KeyboardEvent, useState } from 'react';
import { checkPlate, completePlate } from '../../db/vehicles/plate.ts';
import { trpc } from '../lib/trpc.ts';
import { type ControlProps, TextInput } from './TextInput.tsx';

/** 车牌: the province of this town is put before a plate typed without it, and said, so that one looks at it once more. */
export function PlateInput<V extends string | null | undefined>(props: ControlProps<V>) {
  const prefix = useQuery({ ...trpc.visits.platePrefix.queryOptions(), staleTime: 600_000 }).data ?? '';
  const [put, setPut] = useState<string>();
  const typed = props.value ?? '';

  function complete(text: string): string {
    const plate = completePlate(text, prefix);
    if (plate !== checkPlate(text).value) setPut(plate);
    return plate;
  }
  // Enter would save at once what was put there unseen: the first one shows it.
  function pressed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed === '') return;
    const plate = complete(typed);
    if (plate === checkPlate(typed).value) return;
    props.onChange(plate as V);
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the field inside
    <div onKeyDown={pressed}>
      <TextInput
        {...props}
        className="tabular"
        placeholder={prefix === '' ? i18n.t('ui:plate.hint') : `${prefix}12345`}
        tidy={complete}
      />
      {put !== undefined && put === typed && (
        <div className="field-warning" role="status">
          {i18n.t('ui:plate.put', { plate: put })}
        </div>
      )}
    </div>
  );
}
