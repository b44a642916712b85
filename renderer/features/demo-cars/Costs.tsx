import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { demoCarCostFields } from '../../../db/demo-cars/model.ts';
import { costProblems } from '../../../db/demo-cars/rules.ts';
import { money } from '../../lib/money.ts';
import { today } from '../../lib/today.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { aboutRecord, changesOf, issuesIn, type RecordValues, requiredIn, valuesOf } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { Empty } from '../../ui/Empty.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useForm } from '../../ui/useForm.ts';
import type { CostLine } from './types.ts';

const typedCost = demoCarCostFields.omit({ demoCarId: true });
type Cost = (typeof typedCost)['_output'];
const costRecord = aboutRecord('demo_car_cost', typedCost, {
  name: (saved) => saved.note ?? '',
  required: () => ['spentOn', 'costKind', 'fen'],
  problems: costProblems,
});
const around = { about: costRecord, mayWrite: true, pickers: {} };

const refresh = () => queryClient.invalidateQueries(trpc.demoCars.pathFilter());

/** 费用 of the car, the newest first; a bill is added in place. */
export function Costs({ id, mayWrite }: { readonly id: string; readonly mayWrite: boolean }) {
  const { t } = useTranslation('demo-cars');
  const [adding, setAdding] = useState(false);
  const costs = useQuery(trpc.demoCars.costs.queryOptions({ id }));
  async function remove(cost: CostLine): Promise<void> {
    try {
      await client.demoCars.removeCost.mutate({ id: cost.id, rev: cost.rev });
      notify(t('cost.removed'), async () => {
        await client.demoCars.restoreCost.mutate({ id: cost.id });
        await refresh();
      });
      await refresh();
    } catch (error) {
      notifyFailure(error);
    }
  }
  return (
    <section className="panel demo-car-costs" aria-label={t('costs')}>
      <h2>
        {t('costs')}
        {mayWrite && !adding && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('cost.add')}
          </Button>
        )}
      </h2>
      {adding && <NewCost carId={id} onClose={() => setAdding(false)} />}
      <Loaded query={costs} rows={4}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('costs.none')} />
          ) : (
            <ul>
              {all.map((cost) => (
                <li key={cost.id}>
                  <span className="tabular">{shortDay(cost.spentOn)}</span>
                  <span>{[t(`costKind.${cost.costKind}`), cost.note].filter(Boolean).join(' · ')}</span>
                  <span className="tabular">{money(cost.fen)}</span>
                  {mayWrite && (
                    <button
                      type="button"
                      className="link"
                      aria-label={t('cost.remove', { what: t(`costKind.${cost.costKind}`), day: cost.spentOn })}
                      onClick={() => void remove(cost)}
                    >
                      ×
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function NewCost({ carId, onClose }: { readonly carId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('demo-cars');
  const [initial] = useState<RecordValues<Cost>>(() => valuesOf<Cost>(costRecord, { spentOn: today() }));
  const form = useForm<RecordValues<Cost>>({
    initial,
    required: (values) => requiredIn(costRecord, values),
    check: (values) => issuesIn(costRecord, values),
    save: async (values) => {
      const typed = changesOf<Cost>(values, valuesOf<Cost>(costRecord, {}));
      await client.demoCars.addCost.mutate({ demoCarId: carId, ...typed });
      notify(t('cost.added', { what: t(`costKind.${values.costKind}`), sum: money(values.fen ?? 0) }));
      await refresh();
    },
  });
  return (
    <FormPanel form={form} title={t('cost.add')} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around}>
        <KnownGroup form={form} columns={1}>
          <KnownField form={form} name="costKind" autoFocus />
          <KnownField form={form} name="fen" />
          <KnownField form={form} name="spentOn" />
          <KnownField form={form} name="note" />
        </KnownGroup>
      </RecordContext>
    </FormPanel>
  );
}
