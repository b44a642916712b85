import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inCapitals } from '../../../db/money/capitals.ts';
import { money } from '../../lib/money.ts';
import { KnownField, KnownGroup, ReadPart } from '../../records/KnownField.tsx';
import { type RecordTab, RecordTabs } from '../../records/RecordTabs.tsx';
import { ShareInput } from '../../ui/NumberInput.tsx';
import { ProductSelect } from '../../ui/PriceSelects.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { ContractValues, OpenContract } from './records.ts';

interface TabProps {
  readonly form: Form<ContractValues>;
  readonly open: OpenContract;
  /** Only a draft's content changes; of a printed one the day it was signed and the remark. */
  readonly isDraft: boolean;
}

const BUYER = ['buyerName', 'phone', 'idType', 'idNo', 'uscc', 'address'] as const;
const AGENT = ['agentName', 'agentIdNo', 'agentPhone'] as const;
const CAR = [
  'brand',
  'modelName',
  'configName',
  'origin',
  'exteriorColor',
  'interiorColor',
  'vin',
  'engineNo',
  'certNo',
] as const;
const TOLD = ['disclosed', 'odometerKm', 'producedOn', 'disclosureNote'] as const;
const PAY = ['paymentMode', 'depositKind', 'depositFen'] as const;
const LOAN = ['loanBank', 'loanDownFen', 'loanPrincipalFen', 'loanMonths', 'loanRefused'] as const;
const TRADE = ['tradeInCar', 'tradeInFen'] as const;
const DELIVERY = ['deliveryMode', 'plannedDeliveryOn', 'deliveryPlace', 'handedOver', 'inspection'] as const;
const TERMS = ['lateDeliveryBp', 'latePaymentBp', 'dispute', 'disputeBody', 'copies', 'terms'] as const;

/** 购车合同 by tabs: buyer, car, money, delivery and terms, signing. */
export function ContractTabs({ form, open, isDraft }: TabProps) {
  const { t } = useTranslation('contracts');
  const part = (children: ReactNode) => <ReadPart when={!isDraft}>{children}</ReadPart>;
  const tabs: RecordTab<ContractValues>[] = [
    {
      name: 'buyer',
      title: t('tab.buyer'),
      fields: [...BUYER, ...AGENT],
      panel: part(
        <>
          <KnownGroup form={form} columns={2} fields={BUYER} />
          <KnownGroup form={form} columns={3} title={t('group.agent')} fields={AGENT} opensWith={AGENT} />
        </>,
      ),
    },
    { name: 'car', title: t('tab.car'), fields: ['productId', ...CAR, ...TOLD], panel: part(<CarTab form={form} />) },
    {
      name: 'money',
      title: t('tab.money'),
      fields: ['vehicleFen', ...PAY, ...LOAN, ...TRADE],
      panel: part(<MoneyTab form={form} open={open} />),
    },
    {
      name: 'delivery',
      title: t('tab.delivery'),
      fields: DELIVERY,
      panel: part(<KnownGroup form={form} columns={2} fields={DELIVERY} />),
    },
    { name: 'terms', title: t('tab.terms'), fields: TERMS, panel: part(<TermsTab form={form} />) },
    {
      name: 'signing',
      title: t('tab.signing'),
      fields: ['signedOn', 'remark'],
      panel: <KnownGroup form={form} columns={1} fields={['signedOn', 'remark']} />,
    },
  ];
  return <RecordTabs form={form} tabs={tabs} />;
}

function CarTab({ form }: Pick<TabProps, 'form'>) {
  const { t } = useTranslation('contracts');
  return (
    <>
      <KnownGroup form={form} columns={1}>
        <KnownField form={form} name="productId" hint={t('product.hint')}>
          {(bind) => <ProductSelect {...bind} clearable />}
        </KnownField>
      </KnownGroup>
      <KnownGroup form={form} columns={3} fields={CAR} />
      <p className="soft">{t('vin.later')}</p>
      <KnownGroup form={form} columns={2} title={t('group.told')} fields={TOLD} />
    </>
  );
}

function MoneyTab({ form, open }: Pick<TabProps, 'form' | 'open'>) {
  const { t } = useTranslation('contracts');
  const { vehicleFen, depositFen, depositKind, paymentMode } = useFormValue(form, ({ values }) => values);
  const others = open.totals.soldFen;
  const totalFen = (vehicleFen ?? 0) + others;
  const capFen = Math.floor(totalFen / 5);
  const isAbove = depositKind === '定金' && (depositFen ?? 0) > capFen;
  return (
    <>
      <KnownGroup form={form} columns={2}>
        <KnownField form={form} name="vehicleFen" hint={vehicleFen ? inCapitals(vehicleFen) : undefined} />
        <div className="contract-total">
          <span className="soft">{t('total')}</span>
          <strong className="tabular">{money(totalFen)}</strong>
          {open.totals.agencyFen > 0 && (
            <small className="soft">{t('total.agency', { money: money(open.totals.agencyFen) })}</small>
          )}
        </div>
      </KnownGroup>
      <KnownGroup form={form} columns={2} fields={['paymentMode', 'depositKind']} />
      <KnownGroup form={form} columns={2}>
        <KnownField
          form={form}
          name="depositFen"
          hint={
            isAbove ? t('deposit.above', { cap: money(capFen), rest: money((depositFen ?? 0) - capFen) }) : undefined
          }
        />
      </KnownGroup>
      {paymentMode === 'loan' && <KnownGroup form={form} columns={2} title={t('group.loan')} fields={LOAN} />}
      <KnownGroup form={form} columns={2} title={t('group.tradeIn')} fields={TRADE} opensWith={TRADE} />
    </>
  );
}

function TermsTab({ form }: Pick<TabProps, 'form'>) {
  const dispute = useFormValue(form, ({ values }) => values.dispute);
  return (
    <>
      <KnownGroup form={form} columns={2}>
        <KnownField form={form} name="lateDeliveryBp">
          {(bind) => <ShareInput {...bind} />}
        </KnownField>
        <KnownField form={form} name="latePaymentBp">
          {(bind) => <ShareInput {...bind} />}
        </KnownField>
      </KnownGroup>
      <KnownGroup form={form} columns={2} fields={['dispute', 'copies']} />
      {dispute === 'arbitration' && <KnownGroup form={form} columns={1} fields={['disputeBody']} />}
      <KnownGroup form={form} columns={1} fields={['terms']} />
    </>
  );
}
