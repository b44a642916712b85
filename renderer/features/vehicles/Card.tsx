import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../lib/session.ts';
import { CardFiles } from '../../ui/CardFiles.tsx';
import { DraftNote, FormBody } from '../../ui/FormBody.tsx';
import { fieldText } from '../../ui/fieldText.ts';
import { useNeighbourKeys } from '../../ui/neighbours.ts';
import { Page } from '../../ui/Page.tsx';
import { SavedFirst } from '../../ui/SavedFirst.tsx';
import { useFormValue } from '../../ui/useForm.ts';
import { CardHead } from './CardHead.tsx';
import { CardTabs } from './CardTabs.tsx';
import { MayEdit } from './CarField.tsx';
import { CustomsFields } from './CustomsFields.tsx';
import { GeneralFields } from './GeneralFields.tsx';
import { History } from './History.tsx';
import { Movements } from './Movements.tsx';
import { People } from './People.tsx';
import { SeekingNote } from './SeekingNote.tsx';
import { SpecFields } from './SpecFields.tsx';
import { StatusMoves } from './StatusMoves.tsx';
import { StockFields } from './StockFields.tsx';
import { stockKeepers } from './stockKeepers.ts';
import type { OpenVehicle } from './types.ts';
import { useCardForm } from './useCardForm.ts';

/** 车辆卡片: head, the four tabs, and beside them status, people and history. A new card is the same page, empty. */
export function Card({ vehicle }: { readonly vehicle: OpenVehicle | undefined }) {
  const { t } = useTranslation('vehicles');
  const navigate = useNavigate();
  const { form, others } = useCardForm(vehicle?.card);
  const mayEdit = useMay(...stockKeepers);
  const saving = useFormValue(form, (state) => state.saving);
  const isNew = vehicle === undefined;
  const leave = () => void navigate('/vehicles');
  useNeighbourKeys(t, 'vehicles', vehicle?.card.id);
  const fields = (
    <CardTabs
      form={form}
      panels={{
        general: <GeneralFields form={form} isNew={isNew} />,
        spec: <SpecFields form={form} />,
        stock: <StockFields form={form} isNew={isNew} />,
        customs: <CustomsFields form={form} />,
      }}
    />
  );
  return (
    <Page
      fill
      title={isNew ? t('new') : <CardHead vehicle={vehicle} />}
      filters={<DraftNote form={form} />}
      actions={
        <>
          <SeekingNote />
          <Button onClick={leave}>{t('back')}</Button>
        </>
      }
      primary={
        mayEdit && (
          <Button type="primary" loading={saving} onClick={() => void form.save()}>
            {t('save')} <kbd>Ctrl+S</kbd>
          </Button>
        )
      }
    >
      <div className={`car-card${isNew ? ' car-card-new' : ''}`}>
        <section className="panel car-fields" aria-label={t('part.fields')}>
          <MayEdit value={mayEdit}>
            {mayEdit ? (
              <FormBody form={form} enterSaves={isNew} onLeave={leave}>
                {others.length > 0 && (
                  <SavedFirst
                    form={form}
                    changes={others}
                    shown={(field, value) => fieldText('vehicle', field, value)}
                  />
                )}
                {fields}
              </FormBody>
            ) : (
              fields
            )}
          </MayEdit>
        </section>
        {!isNew && (
          <aside className="car-aside">
            <StatusMoves key={vehicle.card.id} card={vehicle.card} mayMove={mayEdit} />
            <People vehicle={vehicle} />
            <CardFiles entity="vehicle" id={vehicle.card.id} mayAdd={mayEdit} />
            <Movements id={vehicle.card.id} />
            <History id={vehicle.card.id} />
          </aside>
        )}
      </div>
    </Page>
  );
}
