import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CAR_LINES } from '../../../db/orders/model.ts';
import { sheetKinds } from '../../../db/pricing/sheet.ts';
import { usePriceNames } from '../../lib/priceNames.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { changesOf, issuesIn, requiredIn, valuesOf } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { MoneyInput, ShareInput } from '../../ui/NumberInput.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { type LineValues, lineRecord, type OpenOrder, type OrderLine } from './records.ts';

interface LinePanelProps {
  readonly open: OpenOrder;
  /** Nothing: a new one. */
  readonly line: OrderLine | undefined;
  readonly onClose: () => void;
}

const KINDS = sheetKinds.filter((kind) => !CAR_LINES.includes(kind));
const START = { mode: 'sell', qty: 1 } as const;

/** A line of a draft: of a list with its price, or typed; a discount makes its amount once. */
export function LinePanel({ open: { card, cars }, line, onClose }: LinePanelProps) {
  const { t } = useTranslation('orders');
  const { products } = usePriceNames();
  const around = useMemo(() => ({ about: lineRecord, mayWrite: true, pickers: {} }), []);
  const blank = useMemo(() => valuesOf(lineRecord, {}), []);
  const initial = useMemo(
    () => (line ? valuesOf(lineRecord, line as never) : ({ ...blank, ...START } as LineValues)),
    [line, blank],
  );
  const form = useForm<LineValues>({
    initial,
    required: (values) => requiredIn(lineRecord, values),
    check: (values) => issuesIn(lineRecord, values),
    save: async (values) => {
      const typed = { ...(line ? {} : START), ...changesOf(values, line ? initial : blank) };
      const at = line ? { id: line.id, rev: line.rev } : {};
      await client.orders.saveSheet.mutate({ id: card.id, lines: [{ ...at, ...typed } as never], removed: [] });
      notify(t('line.saved'));
      await refresh('orders');
    },
  });
  const kind = useFormValue(form, ({ values }) => values.kind);
  const byPercent = useFormValue(form, ({ values }) => values.discountKind) === 'percent';
  async function remove(taken: OrderLine): Promise<void> {
    try {
      const removed = [{ id: taken.id, rev: taken.rev }];
      await client.orders.saveSheet.mutate({ id: card.id, lines: [], removed });
      notify(t('line.removed'));
      onClose();
      await refresh('orders');
    } catch (error) {
      notifyFailure(error);
    }
  }
  return (
    <FormPanel form={form} title={t(line ? 'line.change' : 'line.add')} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around}>
        <KnownGroup form={form} columns={2}>
          <KnownField form={form} name="kind">
            {(bind) => (
              <SelectInput {...bind} autoFocus options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
            )}
          </KnownField>
          <KnownField form={form} name="productId">
            {(bind) => (
              <SelectInput
                {...bind}
                clearable
                options={products
                  .filter((product) => product.kind !== 'vehicle' && (kind !== 'option' || product.kind === 'option'))
                  .map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </KnownField>
          <KnownField form={form} name="title" />
          <KnownField form={form} name="orderVehicleId">
            {(bind) => (
              <SelectInput
                {...bind}
                clearable
                placeholder={t('wholeOrder')}
                options={cars.map(({ id, title }, at) => ({ value: id, label: `${at + 1} ${title}` }))}
              />
            )}
          </KnownField>
        </KnownGroup>
        <KnownGroup form={form} columns={1} fields={['mode']} />
        <KnownGroup form={form} columns={2}>
          <KnownField form={form} name="qty" />
          <KnownField form={form} name="amountFen" hint={t('amountFen.hint')} />
          <KnownField form={form} name="discountKind" />
          <KnownField form={form} name="discountValue">
            {(bind) => (byPercent ? <ShareInput {...bind} /> : <MoneyInput {...bind} />)}
          </KnownField>
          <KnownField form={form} name="rateBp">
            {(bind) => <ShareInput {...bind} />}
          </KnownField>
        </KnownGroup>
        <KnownGroup form={form} columns={2} fields={['estimate', 'voluntary']} />
      </RecordContext>
      {line && (
        <Button type="text" danger onClick={() => void remove(line)}>
          {t('line.remove')}
        </Button>
      )}
    </FormPanel>
  );
}
