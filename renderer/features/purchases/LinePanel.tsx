import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { costRoles } from '../../../db/vehicles/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { changesOf, issuesIn, requiredIn, valuesOf } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { fieldText } from '../../ui/fieldText.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { SavedFirst } from '../../ui/SavedFirst.tsx';
import { type Form, useForm } from '../../ui/useForm.ts';
import { LINE_FIELDS, type LineValues, lineRecord, PRICE_FIELDS } from './purchaseRecords.ts';
import { Times } from './Times.tsx';
import type { OrderLine } from './types.ts';

const refresh = () => queryClient.invalidateQueries(trpc.purchases.pathFilter());

function LineFields({ form, mayWrite }: { readonly form: Form<LineValues>; readonly mayWrite: boolean }) {
  const seesCost = useMay(...costRoles);
  const around = useMemo(() => ({ about: lineRecord, mayWrite, pickers: {} }), [mayWrite]);
  return (
    <RecordContext value={around}>
      <KnownGroup form={form} columns={2} fields={LINE_FIELDS.filter((field) => field !== 'series')}>
        <KnownField form={form} name="series" autoFocus />
      </KnownGroup>
      {seesCost && <KnownGroup form={form} columns={2} fields={PRICE_FIELDS} />}
      <KnownGroup form={form} columns={1} fields={['remarks']} />
    </RecordContext>
  );
}

/** One car of the order, changed beside the others. */
export function LinePanel(props: { line: OrderLine; mayWrite: boolean; onClose: () => void }) {
  const { line, mayWrite, onClose } = props;
  const { t } = useTranslation('purchases');
  const record = useRecordCard(lineRecord, {
    card: line,
    create: () => Promise.reject(new Error('a line that is on file is changed')),
    update: (changes) => client.purchases.updateLine.mutate(changes),
  });
  const { form, others } = record;
  async function remove(): Promise<void> {
    try {
      await client.purchases.removeLine.mutate({ id: line.id, rev: line.rev });
      notify(t('line.removed'), async () => {
        await client.purchases.restoreLine.mutate({ id: line.id });
        await refresh();
      });
      onClose();
      await refresh();
    } catch (error) {
      notifyFailure(error);
    }
  }
  const title = (
    <>
      {line.model ?? line.series}{' '}
      {line.vehicleId !== null && <Link to={`/vehicles/${line.vehicleId}`}>{t('vehicle.open')}</Link>}
    </>
  );
  const fields = <LineFields form={form} mayWrite={mayWrite} />;
  if (!mayWrite)
    return (
      <aside className="panel purchase-panel">
        <h2>{title}</h2>
        {fields}
      </aside>
    );
  return (
    <div className="purchase-panel">
      <FormPanel form={form} title={title} onClose={onClose}>
        {others.length > 0 && (
          <SavedFirst form={form} changes={others} shown={(field, value) => fieldText('purchase_line', field, value)} />
        )}
        {fields}
        {line.state !== 'arrived' && (
          <Button type="text" danger onClick={() => void remove()}>
            {t('line.remove')}
          </Button>
        )}
      </FormPanel>
    </div>
  );
}

/** More cars on the order, as many alike as were ordered. */
export function AddLines({ orderId, onClose }: { readonly orderId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('purchases');
  const [times, setTimes] = useState(1);
  const blank = useMemo(() => valuesOf(lineRecord, {}), []);
  const form = useForm<LineValues>({
    initial: blank,
    required: (values) => requiredIn(lineRecord, values),
    check: (values) => issuesIn(lineRecord, values),
    save: async (values) => {
      await client.purchases.addLines.mutate({ orderId, times, ...changesOf(values, blank) });
      notify(t('line.added', { count: times }));
      await refresh();
    },
  });
  return (
    <div className="purchase-panel">
      <FormPanel form={form} title={t('line.add')} onClose={onClose} onSaved={onClose}>
        <Times value={times} onChange={setTimes} />
        <LineFields form={form} mayWrite />
      </FormPanel>
    </div>
  );
}
