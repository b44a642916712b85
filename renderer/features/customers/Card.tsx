import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSellers } from '../../lib/sellers.ts';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { CardActions } from './CardActions.tsx';
import { CardFields } from './CardFields.tsx';
import { CardFacts, CardHead } from './CardHead.tsx';
import { CardMiddle } from './CardMiddle.tsx';
import { checkCard, customerRecord, requiredOfFormal } from './cardForm.ts';
import { Duplicates } from './Duplicates.tsx';
import { FieldHistory } from './FieldHistory.tsx';
import { MissingFields } from './MissingFields.tsx';
import { Related } from './Related.tsx';
import type { CustomerCard } from './types.ts';

/** The field the cursor is in, or the fact the mouse is at; without one the card's name. */
const fieldAtCursor = () =>
  [
    document.activeElement?.closest<HTMLElement>('[data-field]'),
    document.querySelector<HTMLElement>('[data-field]:hover'),
  ]
    .map((field) => field?.dataset.field)
    .find((name) => name !== undefined) ?? 'name';

/** 资料 | 时间线 | 关联 on one page. */
export function Card({ card }: { readonly card: CustomerCard | undefined }) {
  const { t } = useTranslation('customers');
  // 直接建立正式客户: the same page, with what a contract needs in black frames.
  const formal = useSearchParams()[0].has('formal') && card === undefined;
  const mayWrite = useMay('reception', 'consultant', 'manager', 'backOffice', 'admin');
  const mayConvert = useMay('consultant', 'manager', 'backOffice', 'admin');
  const { record, saveAnyway } = useCustomerCard(card, formal);
  const { form } = record;
  const [told, tell] = useState<string>();
  const closeHistory = () => tell(undefined);
  useHotkeys(t('part.fields'), [
    ...(card ? [{ keys: 'alt+h', label: t('fieldHistory.key'), run: () => tell(fieldAtCursor()) }] : []),
    ...(told === undefined ? [] : [{ keys: 'escape', label: t('fieldHistory.close'), run: closeHistory }]),
  ]);
  return (
    <RecordCard
      record={record}
      readFirst
      mayWrite={mayWrite}
      title={card ? <CardHead card={card} /> : formal ? t('new.formal') : undefined}
      subtitle={card && <CardFacts card={card} />}
      actions={card && <CardActions card={card} form={form} />}
      above={
        <>
          {mayConvert && card?.stage === 'prospect' && <MissingFields form={form} />}
          {card && told !== undefined && <FieldHistory key={told} id={card.id} field={told} onClose={closeHistory} />}
          {mayWrite && <Duplicates form={form} exceptId={card?.id} onSaveAnyway={saveAnyway} />}
        </>
      }
      middle={<CardMiddle card={card} form={form} />}
      aside={card && <Related card={card} />}
    >
      <CardFields form={form} card={card} formal={formal} />
    </RecordCard>
  );
}

function useCustomerCard(card: CustomerCard | undefined, formal: boolean) {
  const owners = useSellers();
  const about = useMemo(() => {
    const shown = (field: string, value: unknown) =>
      field === 'ownerId' ? owners.find((owner) => owner.value === value)?.label : undefined;
    return { ...customerRecord, ...(formal && { required: requiredOfFormal }), shown };
  }, [owners, formal]);
  const force = useRef(false);
  const record = useRecordCard(about, {
    card,
    check: (values) => checkCard(values, card),
    create: (fields) =>
      client.customers[formal ? 'createFormal' : 'create'].mutate({
        ...fields,
        name: fields.name ?? '',
        force: force.current,
      }),
    update: (changes) => client.customers.update.mutate({ ...changes, force: force.current }),
  });
  return {
    record,
    /** Saves although somebody with this number exists. */
    async saveAnyway(): Promise<void> {
      force.current = true;
      await record.form.save();
      force.current = false;
    },
  };
}
