import { useTranslation } from 'react-i18next';
import { costRoles, vehicleStatuses } from '../../../db/vehicles/model.ts';
import type { Configuration } from '../../lib/carCatalogue.ts';
import { useMay } from '../../lib/session.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { choices } from '../../records/RecordList.tsx';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';
import { GuidePrice } from './GuidePrice.tsx';

/** 库存: where the car is, since when, and what it costs. An existing card changes its status beside the tabs, move by move. */
export function StockFields(props: { form: Form<CardValues>; isNew: boolean; configuration: Configuration | null }) {
  const { form, isNew, configuration } = props;
  const { t } = useTranslation('vehicles');
  const seesCost = useMay(...costRoles);
  const isPledged = useFormValue(form, (state) => state.values.certPlace === 'bank');
  return (
    <>
      <KnownGroup form={form} fields={['location', 'expectedOn', 'arrivedOn']}>
        {isNew && (
          <KnownField form={form} name="status" span={3}>
            {(bind) => (
              <ChipGroup<string | undefined>
                {...bind}
                onChange={bind.onChange as (value: string | undefined) => void}
                options={choices(t, 'status', vehicleStatuses)}
              />
            )}
          </KnownField>
        )}
        <KnownField form={form} name="listPriceFen" hint={<GuidePrice form={form} configuration={configuration} />} />
      </KnownGroup>
      <KnownGroup
        form={form}
        title={t('group.purchase')}
        fields={['supplier', 'purchaseOrderNo', 'purchasedOn', ...(seesCost ? (['costFen'] as const) : [])]}
      />
      <KnownGroup
        form={form}
        title={t('group.keeping')}
        fields={['keyCount', 'certPlace', ...(isPledged ? (['certBank'] as const) : []), 'handedPapers']}
      />
    </>
  );
}
