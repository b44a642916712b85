import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readMoney } from '../../lib/money.ts';
import { usePriceNames } from '../../lib/priceNames.ts';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import type { LineTyped, SheetActions } from './useSheet.ts';

interface Addable {
  readonly key: string;
  readonly kind: NonNullable<LineTyped['kind']>;
  readonly mode: NonNullable<LineTyped['mode']>;
  /** Products it may be. */
  readonly of: string | null;
  readonly voluntary: boolean;
}

/** What may be added to a sheet, in its order. */
const ADDABLE: readonly Addable[] = [
  { key: 'option', kind: 'option', mode: 'sell', of: 'option', voluntary: false },
  { key: 'commercialInsurance', kind: 'commercialInsurance', mode: 'agency', of: null, voluntary: true },
  { key: 'registrationService', kind: 'registration', mode: 'sell', of: 'fee', voluntary: true },
  { key: 'registrationFee', kind: 'registration', mode: 'agency', of: null, voluntary: false },
  { key: 'accessory', kind: 'accessory', mode: 'sell', of: 'accessory', voluntary: true },
  { key: 'gift', kind: 'accessory', mode: 'gift', of: 'accessory', voluntary: false },
  { key: 'service', kind: 'service', mode: 'sell', of: 'service', voluntary: true },
  { key: 'financeFee', kind: 'financeFee', mode: 'sell', of: 'fee', voluntary: true },
  { key: 'tradeIn', kind: 'tradeIn', mode: 'sell', of: null, voluntary: false },
  { key: 'other', kind: 'other', mode: 'sell', of: null, voluntary: false },
];

interface AddLineProps {
  readonly sheet: SheetActions;
  /** Options are those of this model. */
  readonly modelId: string | null;
}

/** One line more: what, which product or what it is called, how much; Enter adds it and is ready for the next. */
export function AddLine({ sheet, modelId }: AddLineProps) {
  const { t } = useTranslation('quotes');
  const { products } = usePriceNames();
  const [key, setKey] = useState<string>();
  const [productId, setProductId] = useState<string>();
  const [title, setTitle] = useState('');
  const [amount, setAmount] = useState('');
  const [wrong, setWrong] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const chosen = ADDABLE.find((each) => each.key === key);
  const offered = products.filter(
    (product) => product.kind === chosen?.of && (product.kind !== 'option' || product.modelId === modelId),
  );

  async function add(): Promise<void> {
    const amountFen = amount.trim() === '' ? undefined : readMoney(amount);
    setWrong(amount.trim() !== '' && amountFen === undefined);
    if (chosen === undefined || (amount.trim() !== '' && amountFen === undefined)) return;
    const { kind, mode, voluntary } = chosen;
    const saved = await sheet.add({
      ...{ kind, mode, voluntary, title: title.trim() || null, productId: productId ?? null },
      ...(amountFen !== undefined && { amountFen }),
    });
    if (!saved) return;
    setProductId(undefined);
    setTitle('');
    setAmount('');
    form.current?.querySelector<HTMLElement>('input')?.focus();
  }
  return (
    <form
      ref={form}
      className="quote-add"
      aria-label={t('line.add')}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <SelectInput<string | undefined>
        value={key}
        onChange={(next) => {
          setKey(next);
          setProductId(undefined);
        }}
        aria-label={t('line.kind')}
        placeholder={t('line.add')}
        options={ADDABLE.map((each) => ({ value: each.key, label: t(`add.${each.key}`) }))}
      />
      <SelectInput<string | undefined>
        value={productId}
        onChange={setProductId}
        clearable
        aria-label={t('field.productId')}
        placeholder={offered.length === 0 ? t('line.noProduct') : t('line.product')}
        options={offered.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput value={title} onChange={setTitle} aria-label={t('field.title')} placeholder={t('column.what')} />
      <TextInput
        value={amount}
        onChange={setAmount}
        status={wrong ? 'error' : undefined}
        aria-label={t('column.amount')}
        placeholder={t('line.amount')}
        inputMode="decimal"
        className="tabular number"
      />
      <Button htmlType="submit" disabled={chosen === undefined}>
        {t('line.put')} <kbd>Enter</kbd>
      </Button>
    </form>
  );
}
