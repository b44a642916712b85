import { useTranslation } from 'react-i18next';
import { costRoles, vehicleStatuses } from '../../../db/vehicles/model.ts';
import { money } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { FieldGroup } from '../../ui/Field.tsx';
import { MoneyInput } from '../../ui/NumberInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { CarField } from './CarField.tsx';
import type { CardValues } from './cardForm.ts';
import { NumberText } from './NumberText.tsx';

/** 库存: where the car is, since when, and what it costs. An existing card changes its status beside the tabs, move by move. */
export function StockFields({ form, isNew }: { form: Form<CardValues>; isNew: boolean }) {
  const { t } = useTranslation('vehicles');
  const seesCost = useMay(...costRoles);
  return (
    <>
      <FieldGroup>
        {isNew && (
          <CarField form={form} name="status" span={3}>
            {(bind) => (
              <ChipGroup {...bind} options={vehicleStatuses.map((value) => ({ value, label: t(`status.${value}`) }))} />
            )}
          </CarField>
        )}
        <CarField form={form} name="location">
          {(bind) => <TextInput {...bind} />}
        </CarField>
        <CarField form={form} name="arrivedOn">
          {(bind) => <DateInput {...bind} />}
        </CarField>
        <CarField form={form} name="listPriceFen" hint={<InTenThousands form={form} name="listPriceFen" />}>
          {(bind) => <MoneyInput {...bind} />}
        </CarField>
      </FieldGroup>
      <FieldGroup title={t('group.purchase')}>
        <CarField form={form} name="supplier">
          {(bind) => <TextInput {...bind} />}
        </CarField>
        <CarField form={form} name="purchaseOrderNo">
          {(bind) => <NumberText {...bind} />}
        </CarField>
        <CarField form={form} name="purchasedOn">
          {(bind) => <DateInput {...bind} />}
        </CarField>
        {seesCost && (
          <CarField form={form} name="costFen" hint={<InTenThousands form={form} name="costFen" />}>
            {(bind) => <MoneyInput {...bind} />}
          </CarField>
        )}
      </FieldGroup>
    </>
  );
}

/** "48.99 万" under an amount typed in 元: a slip of one zero is seen at once. */
function InTenThousands({ form, name }: { form: Form<CardValues>; name: 'listPriceFen' | 'costFen' }) {
  const fen = useFormValue(form, (state) => state.values[name]);
  return fen === undefined ? null : money(fen, true);
}
