import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { CASHIERS, depositsOf, type ReceiptFields } from '../../../db/receipts/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay } from '../../lib/session.ts';
import { today } from '../../lib/today.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { asStored } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { CheckInput } from '../../ui/CheckInput.tsx';
import { CustomerSelect } from '../../ui/CustomerSelect.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { MoneyInput } from '../../ui/NumberInput.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { type ReceiptValues, receiptRecord } from './records.ts';

/** 收款: whose money, what for, how much, how; Enter posts it. From a customer's card (`?customer=`) the customer stands already, from a contract or an order what is due too. */
export function NewReceipt() {
  const [search] = useSearchParams();
  const id = search.get('customer');
  const contractId = search.get('contract') ?? undefined;
  const orderId = search.get('order') ?? undefined;
  const known = useQuery({ ...trpc.customers.get.queryOptions({ id: id ?? '' }), enabled: id !== null });
  const contract = useQuery({
    ...trpc.contracts.get.queryOptions({ id: contractId ?? '' }),
    enabled: contractId !== undefined,
  });
  if (id === null) return <Posting begin={{}} />;
  if (contractId !== undefined && contract.data === undefined) return <Loaded query={contract}>{() => null}</Loaded>;
  return (
    <Loaded query={known} rows={6}>
      {(customer) => (
        <Posting
          begin={{
            customerId: customer.id,
            payerName: customer.name,
            orderId,
            ...(contract.data && dueOn(contract.data)),
          }}
          name={customer.name}
        />
      )}
    </Loaded>
  );
}

/** What is to be paid next on a contract: what is missing of the deposit, then the balance. */
function dueOn({ card, money }: Outputs['contracts']['get']): Begin {
  const { id: contractId, depositKind, depositFen } = card;
  const paid = money === null ? 0 : depositsOf(money);
  const missing = Math.max(0, (depositFen ?? 0) - paid);
  if (missing > 0) return { contractId, purpose: depositKind ?? '定金', amountFen: missing };
  return { contractId, purpose: 'balance', amountFen: Math.max(0, money?.balanceFen ?? 0) };
}

type Begin = Partial<ReceiptFields>;

interface PostingProps {
  readonly begin: Begin;
  readonly name?: string;
}

function Posting({ begin, name }: PostingProps) {
  const [about] = useState(() => ({
    ...receiptRecord,
    fresh: { purpose: '定金' as const, method: 'card' as const, receivedOn: today(), ...begin },
  }));
  // Whether it was said that what looks like the same money is other money.
  const force = useRef(false);
  const record = useRecordCard(about, {
    card: undefined,
    create: (fields) => client.receipts.create.mutate({ ...fields, force: force.current }),
    update: () => Promise.reject(new Error('a receipt is never changed')),
  });
  const { form } = record;
  const set = (values: Partial<ReceiptValues>) =>
    form.store.setState((now) => ({ values: { ...now.values, ...values } }));
  return (
    <RecordCard
      record={record}
      title={undefined}
      mayWrite={useMay(...CASHIERS)}
      above={<AlikeNote form={form} force={force} />}
    >
      <KnownGroup form={form} columns={1}>
        <KnownField form={form} name="customerId">
          {(bind) => (
            <CustomerSelect
              {...bind}
              name={name}
              autoFocus={begin.customerId === undefined}
              onPick={(person) => set({ contractId: undefined, ...(person && { payerName: person.name }) })}
            />
          )}
        </KnownField>
        <ContractField form={form} set={set} />
      </KnownGroup>
      <KnownGroup form={form} columns={1} fields={['purpose', 'method']}>
        <KnownField form={form} name="amountFen">
          {(bind) => <MoneyInput {...bind} autoFocus={begin.customerId !== undefined} />}
        </KnownField>
      </KnownGroup>
      <KnownGroup form={form} columns={2} fields={['payerName', 'externalRef', 'receivedOn', 'remark']} />
    </RecordCard>
  );
}

interface ContractFieldProps {
  readonly form: Form<ReceiptValues>;
  readonly set: (values: Partial<ReceiptValues>) => void;
}

/** What the customer has to pay for: contracts that were printed and not ended. The deposit is offered until it is in. */
function ContractField({ form, set }: ContractFieldProps) {
  const { t } = useTranslation('receipts');
  const customerId = useFormValue(form, ({ values }) => values.customerId);
  const contracts = useQuery({
    ...trpc.contracts.ofCustomer.queryOptions({ id: customerId ?? '' }),
    enabled: Boolean(customerId),
  }).data;
  const live = (contracts ?? []).filter(({ status }) => PAYABLE.includes(status));
  const options = live.map(({ id, docNo, modelName }) => ({
    value: id,
    label: [docNo, modelName].filter(Boolean).join(' '),
  }));
  return (
    <KnownField
      form={form}
      name="contractId"
      hint={customerId && options.length === 0 ? t('contract.none') : undefined}
    >
      {(bind) => (
        <SelectInput
          {...bind}
          clearable
          options={options}
          onChange={(id) => {
            bind.onChange(id);
            const chosen = live.find((one) => one.id === id);
            if (chosen?.status === 'printed' || chosen?.status === 'signed')
              set({
                purpose: (chosen.depositKind ?? '定金') as ReceiptValues['purpose'],
                amountFen: chosen.depositFen ?? undefined,
              });
            else if (chosen) set({ purpose: 'balance' });
          }}
        />
      )}
    </KnownField>
  );
}

const PAYABLE: readonly string[] = ['printed', 'signed', 'effective', 'fulfilled'];

/** Money on file that may be the same: it is posted only by somebody who says it is other money. */
function AlikeNote({ form, force }: { readonly form: Form<ReceiptValues>; readonly force: { current: boolean } }) {
  const { t } = useTranslation('receipts');
  const values = useDeferredValue(useFormValue(form, (state) => state.values));
  const { method, externalRef, amountFen, payerName, receivedOn } = useMemo(
    () => asStored(receiptRecord, values),
    [values],
  );
  const alike = useQuery(
    trpc.receipts.alike.queryOptions(
      { method, externalRef, amountFen, payerName, receivedOn },
      { enabled: Boolean(amountFen) || Boolean(externalRef), placeholderData: (before) => before },
    ),
  ).data;
  const [said, setSaid] = useState(false);
  const found = alike ?? [];
  force.current = said && found.length > 0;
  if (found.length === 0) return null;
  return (
    <div className="receipt-alike" role="alert">
      <strong>{t('alike.title')}</strong>
      <ul>
        {found.map((one) => (
          <li key={one.id}>
            <Link to={`/receipts/${one.id}`}>{one.docNo}</Link>{' '}
            {t(one.byReference ? 'alike.byReference' : 'alike.byAmount', { payer: one.payerName, day: one.receivedOn })}
          </li>
        ))}
      </ul>
      <CheckInput value={said} onChange={(next) => setSaid(next === true)}>
        {t('alike.other')}
      </CheckInput>
    </div>
  );
}
