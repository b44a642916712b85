import { useTranslation } from 'react-i18next';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { InvoiceValues, OpenInvoice } from './records.ts';

interface FaceProps {
  readonly form: Form<InvoiceValues>;
  readonly card: OpenInvoice['card'];
}

/** 票面, in the order it stands on the paper: what is asked for goes by medium and origin. Of a red one only its own is typed. */
export function Face({ form, card }: FaceProps) {
  const { t } = useTranslation('invoices');
  const isPaper = useFormValue(form, ({ values }) => values.medium) === 'paper';
  const isImported = useFormValue(form, ({ values }) => values.origin) === 'imported';
  const isRed = card.redOfId !== null;
  const number = isPaper ? (['invoiceCode', 'invoiceNo'] as const) : (['invoiceNo'] as const);
  return (
    <>
      {isRed && (
        <KnownGroup
          form={form}
          title={t('group.red')}
          columns={2}
          fields={[
            ...(['redReason', ...number, 'issuedOn'] as const),
            ...(isPaper ? (['copiesBack', 'copiesNote'] as const) : (['confirmationNo', 'confirmationState'] as const)),
          ]}
        />
      )}
      {!isRed && (
        <KnownGroup
          form={form}
          title={t('group.number')}
          columns={2}
          fields={['vinIssuable', 'medium', ...number, 'issuedOn', 'dueOn']}
        />
      )}
      <KnownGroup form={form} title={t('group.buyer')} columns={2} fields={['buyerName', 'buyerTaxNo']} />
      <KnownGroup
        form={form}
        title={t('group.car')}
        columns={2}
        fields={[
          ...(['vehicleType', 'brandModel', 'origin', 'originPlace'] as const),
          ...(isImported ? (['importCertNo', 'inspectionNo'] as const) : (['certNo'] as const)),
          ...(['engineNo', 'vin', 'seats', 'tonnage'] as const),
        ]}
      />
      <KnownGroup form={form} title={t('group.amount')} columns={2}>
        {isRed ? (
          <Minus card={card} />
        ) : (
          <>
            <KnownField form={form} name="grossFen" />
            <KnownField form={form} name="rateBp" hint={t('rateBp.hint')} />
            <KnownField form={form} name="netFen" />
            <KnownField form={form} name="taxFen" />
          </>
        )}
      </KnownGroup>
      <KnownGroup
        form={form}
        title={t('group.seller')}
        columns={2}
        folded
        fields={[
          ...(['sellerName', 'sellerTaxNo', 'sellerPhone', 'sellerAddress', 'sellerBank', 'sellerAccount'] as const),
          ...(['taxAuthority', 'taxAuthorityCode', 'issuer', 'taxPaidNo', 'remark'] as const),
        ]}
      />
      {isPaper && (
        <KnownGroup
          form={form}
          title={t('group.paper')}
          columns={2}
          folded
          fields={[
            ...(['printedCode', 'printedNo', 'machineNo'] as const),
            ...(isRed ? [] : (['copiesBack', 'copiesNote'] as const)),
          ]}
        />
      )}
    </>
  );
}

/** Amounts below zero are nobody's to type: they are the blue invoice's. */
function Minus({ card }: { readonly card: OpenInvoice['card'] }) {
  const { t } = useTranslation('invoices');
  const yuan = (fen: number | null) =>
    fen === null ? '' : (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 });
  return (
    <>
      {(['grossFen', 'netFen', 'taxFen'] as const).map((name) => (
        <div key={name} className="field">
          <span className="field-label">{t(`field.${name}`)}</span>
          <div className="record-text tabular">{yuan(card[name])}</div>
        </div>
      ))}
    </>
  );
}
