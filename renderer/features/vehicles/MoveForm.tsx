import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOVES, type MovementKind, movementProblems } from '../../../db/vehicles/movement.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { PersonPick } from './PersonPick.tsx';
import type { VehicleCard } from './types.ts';

interface Said {
  toPlace: string;
  holder: string;
  dueBackOn: string;
  odometerKm: number | undefined;
  reason: string;
}

/** What a movement asks for, under its button: whose the car is, who has it, why. What the card itself still lacks is named. */
export function MoveForm(props: { card: VehicleCard; kind: MovementKind; toPlace: string; onDone: () => void }) {
  const { t } = useTranslation('vehicles');
  const { card, kind, onDone } = props;
  const [buyer, setBuyer] = useState<{ id: string; name: string }>();
  const asks = MOVES[kind].asks;
  const form = useForm<Said>({
    initial: { toPlace: props.toPlace, holder: '', dueBackOn: '', odometerKm: undefined, reason: '' },
    required: asks,
    save: async ({ odometerKm, ...texts }) => {
      const said = { ...texts, odometerKm: odometerKm ?? null, dueBackOn: texts.dueBackOn || null };
      const moved = await client.vehicles.move.mutate({
        id: card.id,
        rev: card.rev,
        kind,
        ...said,
        ...(buyer && { buyerId: buyer.id }),
      });
      notify(t('moved', { name: card.model ?? card.vin, to: t(`status.${moved.status}`) }));
      await queryClient.invalidateQueries(trpc.vehicles.pathFilter());
      onDone();
    },
  });
  const saving = useFormValue(form, (state) => state.saving);
  const lacking = movementProblems(kind, { ...card, buyerId: buyer?.id ?? card.buyerId }, {})
    .map(({ path }) => path)
    .filter((path) => path in card);
  const asksBuyer = (kind === 'allocate' || kind === 'deliver') && card.buyerId === null;
  const others = lacking.filter((path) => path !== 'buyerId');
  return (
    <div className="car-move" role="alert">
      <FormBody form={form} onLeave={onDone}>
        {asksBuyer && (
          <div className="car-person">
            <strong className="field-label">{t('field.buyerId')}</strong>
            {buyer ? (
              <span>{buyer.name}</span>
            ) : (
              <PersonPick label={t('field.buyerId')} onPick={(id, name) => setBuyer({ id, name })} />
            )}
          </div>
        )}
        {asks.includes('toPlace') && (
          <Field form={form} name="toPlace" label={t('field.location')}>
            {(bind) => <TextInput {...bind} autoFocus />}
          </Field>
        )}
        {kind === 'lend' && (
          <>
            <Field form={form} name="holder" label={t('moveField.holder')}>
              {(bind) => <TextInput {...bind} autoFocus />}
            </Field>
            <Field form={form} name="dueBackOn" label={t('moveField.dueBackOn')}>
              {(bind) => <DateInput {...bind} />}
            </Field>
          </>
        )}
        {(kind === 'lend' || kind === 'deliver') && (
          <Field form={form} name="odometerKm" label={t('moveField.odometerKm')}>
            {(bind) => <NumberInput {...bind} suffix="km" />}
          </Field>
        )}
        {kind === 'takeBack' && (
          <Field form={form} name="reason" label={t('moveField.reason')}>
            {(bind) => <TextInput {...bind} autoFocus />}
          </Field>
        )}
        {others.length > 0 && (
          <p className="field-error">
            {t('moves.lacks', { fields: others.map((path) => t(`field.${path}`)).join(t('moves.and')) })}
          </p>
        )}
        {kind === 'deliver' && others.length === 0 && <p className="soft">{t('moves.final')}</p>}
        <div className="car-moves">
          <Button type="primary" htmlType="submit" loading={saving} disabled={lacking.length > 0}>
            {t('moves.sure', { move: t(`move.${kind}`) })}
          </Button>
          <Button onClick={onDone}>{t('ui:cancel')}</Button>
        </div>
      </FormBody>
    </div>
  );
}
