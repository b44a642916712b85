import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Choosable, chosenProblems } from '../../../db/options/rules.ts';
import { costRoles } from '../../../db/vehicles/model.ts';
import { duties } from '../../../db/vehicles/papers.ts';
import { useMay, useStaff } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { vehiclePanels } from '../../lib/vehicleCard.ts';
import { issuesIn } from '../../records/about.ts';
import { KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { type RecordTab, RecordTabs } from '../../records/RecordTabs.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { useFormValue } from '../../ui/useForm.ts';
import { CardHead } from './CardHead.tsx';
import { CarPeople } from './CarPeople.tsx';
import { type CardValues, vehicleRecord } from './cardForm.ts';
import { Damages } from './Damages.tsx';
import { GeneralFields } from './GeneralFields.tsx';
import { Movements } from './Movements.tsx';
import { shownIn, useOptions } from './options.ts';
import { People } from './People.tsx';
import { SeekingNote } from './SeekingNote.tsx';
import { StatusMoves } from './StatusMoves.tsx';
import { StockFields } from './StockFields.tsx';
import { stockKeepers } from './stockKeepers.ts';
import { fieldsOn } from './tabs.ts';
import type { OpenVehicle } from './types.ts';

/** 车辆卡片: head, the four tabs as the seed names them (海关 only for an imported car), and beside them status, people, files, history. */
export function Card({ vehicle }: { readonly vehicle: OpenVehicle | undefined }) {
  const { t } = useTranslation('vehicles');
  const options = useRef<readonly Choosable[]>([]);
  const configuration = vehicle?.configuration ?? null;
  const about = useMemo(() => ({ ...vehicleRecord, shown: shownIn(configuration, options) }), [configuration]);
  const record = useRecordCard(about, {
    card: vehicle?.card,
    check: (values) => {
      const [clash] = chosenProblems(values.optionIds ?? [], values.modelId, options.current);
      return { ...(clash && { optionIds: clash }), ...issuesIn(about, values) };
    },
    create: (fields) => client.vehicles.create.mutate(fields),
    update: (changes) => client.vehicles.update.mutate(changes),
  });
  const { form } = record;
  const { role } = useStaff();
  const mayWrite = useMay(...stockKeepers);
  const modelId = useFormValue(form, (state) => state.values.modelId);
  const ids = useFormValue(form, (state) => state.values.optionIds);
  options.current = useOptions(modelId, ids);
  const origin = useFormValue(form, (state) => state.values.origin);
  const isNew = vehicle === undefined;
  const seesCost = useMay(...costRoles);
  const isDuty = (field: string) => (duties as readonly string[]).includes(field);
  const customs = fieldsOn.customs.filter((field) => seesCost || !isDuty(field));
  const tab = (name: 'general' | keyof typeof fieldsOn, panel: ReactNode): RecordTab<CardValues> => ({
    name,
    title: t(`tab.${name}`),
    fields: name === 'general' ? [] : fieldsOn[name],
    panel,
  });
  return (
    <RecordCard
      record={record}
      mayWrite={mayWrite}
      title={vehicle && <CardHead vehicle={vehicle} />}
      actions={<SeekingNote />}
      aside={
        vehicle && (
          <>
            <StatusMoves key={vehicle.card.id} card={vehicle.card} mayMove={mayWrite} />
            <People vehicle={vehicle} />
            {vehiclePanels(role).map(({ name, Panel }) => (
              <Panel key={name} vehicleId={vehicle.card.id} />
            ))}
            <Damages id={vehicle.card.id} mayWrite={mayWrite} />
            <CarPeople id={vehicle.card.id} />
            <Movements id={vehicle.card.id} />
          </>
        )
      }
      history={client.vehicles.history.query}
    >
      <RecordTabs
        form={form}
        tabs={[
          tab('general', <GeneralFields form={form} isNew={isNew} configuration={configuration} />),
          tab('spec', <KnownGroup form={form} fields={fieldsOn.spec} />),
          tab('stock', <StockFields form={form} isNew={isNew} configuration={configuration} />),
          ...(origin === 'domestic' ? [] : [tab('customs', <KnownGroup form={form} fields={customs} />)]),
        ]}
      />
    </RecordCard>
  );
}
