import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RotaStep } from '../../../db/visits/model.ts';
import { ROTA_KEEPERS } from '../../../db/visits/rules.ts';
import { useStaff } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { notify } from '../../ui/notices.tsx';
import { rotaNote } from '../../ui/rotaNote.ts';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import type { Rota } from './types.ts';

interface Values {
  kind: RotaStep;
  reason: string;
  agreedById: string | undefined;
}

/** 跳过 离开 返回 of one consultant: what, why, and who agreed. */
export function RotaStepPanel(props: { place: Rota['order'][number]; onClose: () => void }) {
  const { t } = useTranslation('visits');
  const { place, onClose } = props;
  const me = useStaff();
  const settings = useQuery(trpc.settings.get.queryOptions());
  const staff = useQuery(trpc.staff.list.queryOptions());
  const keeps = ROTA_KEEPERS.includes(me.role);
  const steps: readonly RotaStep[] = place.state === 'away' ? ['return'] : ['leave', 'skip'];
  const form = useForm<Values>({
    initial: { kind: steps[0]!, reason: '', agreedById: keeps ? me.id : undefined },
    required: ({ kind }) => [
      ...(kind === 'return' ? [] : (['reason'] as const)),
      ...(kind !== 'return' && !keeps && place.state === 'point' ? (['agreedById'] as const) : []),
    ],
    save: async (values) => {
      const { id } = await client.visits.rota.step.mutate({ ...values, staffId: place.staffId });
      await refresh('visits');
      notify(t(`rota.done.${values.kind}`, { name: place.name }), async () => {
        await client.visits.rota.takeBack.mutate({ id });
        await refresh('visits');
      });
    },
  });
  const kind = useFormValue(form, (state) => state.values.kind);
  const agreers = (staff.data ?? []).filter(
    ({ role, disabledAt }) => disabledAt === null && ROTA_KEEPERS.includes(role),
  );
  return (
    <FormPanel
      form={form}
      title={t('rota.stepOf', { name: place.name })}
      saveLabel={t(`rota.do.${kind}`)}
      onClose={onClose}
      onSaved={onClose}
    >
      <p className="field-hint">{rotaNote(place)}</p>
      <FieldGroup columns={1}>
        <Field form={form} name="kind" label={t('field.kind')} hint={t(`rota.means.${kind}`)}>
          {(bind) => <ChipGroup {...bind} options={steps.map((value) => ({ value, label: t(`kind.${value}`) }))} />}
        </Field>
        <Field form={form} name="reason" label={t('field.reason')}>
          {(bind) => (
            <div className="with-quick">
              <ChipGroup<string | undefined>
                label={t('field.reason')}
                value={bind.value || undefined}
                onChange={(reason) => bind.onChange(reason ?? '')}
                options={(settings.data?.rotaReasons ?? []).map((reason) => ({ value: reason, label: reason }))}
              />
              <TextInput {...bind} placeholder={t('field.other.hint')} />
            </div>
          )}
        </Field>
        {kind !== 'return' && (
          <Field form={form} name="agreedById" label={t('field.agreedById')}>
            {(bind) => (
              <SelectInput {...bind} clearable options={agreers.map(({ id, name }) => ({ value: id, label: name }))} />
            )}
          </Field>
        )}
      </FieldGroup>
    </FormPanel>
  );
}
