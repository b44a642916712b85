import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adjustmentModes } from '../../../db/pricing/adjusted.ts';
import { asTree, usePriceNames } from '../../lib/priceNames.ts';
import { useToday } from '../../lib/today.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { changesOf, issuesIn, requiredIn, valuesOf } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { shownValue } from '../../records/shownValue.ts';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { CheckInput } from '../../ui/CheckInput.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { MoneyInput, ShareInput } from '../../ui/NumberInput.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { PriceItemSelect, PriceListSelect, ProductClassSelect, ProductSelect } from '../../ui/PriceSelects.tsx';
import { SavedFirst } from '../../ui/SavedFirst.tsx';
import { type Form, useForm, useFormValue } from '../../ui/useForm.ts';
import { type AdjustmentLine, type LineValues, lineRecord } from './records.ts';

function LineFields({ form, whole }: { readonly form: Form<LineValues>; readonly whole?: ReactNode }) {
  const around = useMemo(() => ({ about: lineRecord, mayWrite: true, pickers: {} }), []);
  const mode = useFormValue(form, ({ values }) => values.mode) ?? adjustmentModes[0];
  return (
    <RecordContext value={around}>
      <KnownGroup form={form} columns={2}>
        <KnownField form={form} name="listId">
          {(bind) => <PriceListSelect {...bind} autoFocus />}
        </KnownField>
        <KnownField form={form} name="itemCode">
          {(bind) => <PriceItemSelect {...bind} />}
        </KnownField>
        <KnownField form={form} name="productId">
          {(bind) => <ProductSelect {...bind} clearable />}
        </KnownField>
        <KnownField form={form} name="productClassId">
          {(bind) => <ProductClassSelect {...bind} clearable />}
        </KnownField>
      </KnownGroup>
      {whole}
      <KnownGroup form={form} columns={2} fields={['mode']}>
        <KnownField form={form} name="value">
          {(bind) => (mode === 'percent' ? <ShareInput {...bind} /> : <MoneyInput {...bind} />)}
        </KnownField>
        {mode === 'percent' && <KnownField form={form} name="roundToFen" />}
      </KnownGroup>
      <KnownGroup
        form={form}
        columns={2}
        fields={['validFrom', 'validTo', 'exteriorColor', 'interiorColor', 'optionCode']}
      />
    </RecordContext>
  );
}

/** A line of a draft, changed or taken out. */
export function ChangeLine({ line, onClose }: { readonly line: AdjustmentLine; readonly onClose: () => void }) {
  const { t } = useTranslation('adjustments');
  const { form, others } = useRecordCard(lineRecord, {
    card: line as never,
    create: () => Promise.reject(new Error('a line that is on file is changed')),
    update: async (changes) => {
      await client.adjustments.changeLine.mutate(changes as never);
      await refresh('adjustments');
      return { ...line, ...changes, rev: line.rev + 1 } as never;
    },
  });
  async function remove(): Promise<void> {
    try {
      await client.adjustments.removeLine.mutate({ id: line.id, rev: line.rev });
      notify(t('line.removed'));
      onClose();
      await refresh('adjustments');
    } catch (error) {
      notifyFailure(error);
    }
  }
  return (
    <FormPanel form={form} title={t('line.change')} onClose={onClose} onSaved={onClose}>
      {others.length > 0 && (
        <SavedFirst form={form} changes={others} shown={(field, value) => shownValue(lineRecord, field, value)} />
      )}
      <LineFields form={form} />
      <Button type="text" danger onClick={() => void remove()}>
        {t('line.remove')}
      </Button>
    </FormPanel>
  );
}

interface AddLinesProps {
  readonly adjustmentId: string;
  /** The line before: the next one is of its list and days. */
  readonly last: AdjustmentLine | undefined;
  readonly onClose: () => void;
}

/** One line more, or one for each product of a class. */
export function AddLines({ adjustmentId, last, onClose }: AddLinesProps) {
  const { t } = useTranslation('adjustments');
  const today = useToday();
  const { products, productClasses } = usePriceNames();
  const [whole, setWhole] = useState(false);
  const blank = useMemo(() => valuesOf(lineRecord, {}), []);
  const { listId, itemCode, validFrom, validTo, mode = 'amount' } = last ?? {};
  const initial = useMemo(
    () => ({ ...blank, listId, itemCode, mode, validFrom: validFrom ?? today, validTo: validTo ?? '' }) as LineValues,
    [blank, listId, itemCode, mode, validFrom, validTo, today],
  );
  /** Products of a class and of all below it. */
  function within(classId: string): string[] {
    const tree = asTree(productClasses);
    const at = tree.findIndex(({ id }) => id === classId);
    const depth = tree[at]?.depth ?? 0;
    const end = tree.findIndex((one, index) => index > at && one.depth <= depth);
    const ids = tree.slice(at, end < 0 ? undefined : end).map(({ id }) => id);
    return products.filter(({ productClassId }) => ids.includes(productClassId)).map(({ id }) => id);
  }
  const form = useForm<LineValues>({
    initial,
    required: (values) => requiredIn(lineRecord, values),
    check: (values) => issuesIn(lineRecord, values),
    save: async (values) => {
      const typed = changesOf(values, blank);
      const { productClassId, ...rest } = typed;
      const lines =
        whole && productClassId ? within(productClassId).map((productId) => ({ ...rest, productId })) : [typed];
      await client.adjustments.addLines.mutate({ id: adjustmentId, lines });
      notify(t('line.added', { count: lines.length }));
      await refresh('adjustments');
    },
  });
  const classed = useFormValue(form, ({ values }) => values.productClassId);
  return (
    <FormPanel form={form} title={t('line.add')} onClose={onClose} onSaved={onClose}>
      <LineFields
        form={form}
        whole={
          classed && (
            <CheckInput value={whole} onChange={setWhole}>
              {t('whole.hint')}
            </CheckInput>
          )
        }
      />
    </FormPanel>
  );
}
