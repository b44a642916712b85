import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../db/core/day.ts';
import { requestKinds } from '../../../db/requests/model.ts';
import { dueProblems } from '../../../db/requests/rules.ts';
import { useStaff } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { client } from '../../lib/trpc.ts';
import { changesOf, issuesIn, requiredIn, valuesOf } from '../../records/about.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { notify } from '../../ui/notices.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { TextArea } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import { usePeople } from './people.ts';
import { refreshRequests } from './refreshRequests.ts';
import { type RequestValues, requestRecord } from './requestRecord.ts';
import './requests.css';

interface NewRequestProps {
  readonly card: { readonly id: string; readonly name: string; readonly ownerId: string | null };
  readonly close: () => void;
}

/** An answer is promised within so many days. */
const PROMISED_DAYS = 2;

/** 登记客户请求 over the customer's card: what they want, until when, and who answers (their consultant). */
export function NewRequest({ card, close }: NewRequestProps) {
  const { t } = useTranslation('requests');
  const today = useToday();
  const me = useStaff();
  const people = usePeople();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('[data-chip][tabindex="0"]')?.focus(), []);
  const initial = useMemo<RequestValues>(
    () => valuesOf(requestRecord, { dueOn: addDays(today, PROMISED_DAYS), ownerId: card.ownerId ?? me.id }),
    [today, card.ownerId, me.id],
  );
  const form = useForm<RequestValues>({
    initial,
    required: (values) => requiredIn(requestRecord, values),
    check: (values) => ({
      ...issuesIn(requestRecord, values),
      ...Object.fromEntries(dueProblems(values.dueOn, today).map(({ path, code }) => [path, { code }])),
    }),
    draftKey: `request:of:${card.id}`,
    save: async (values) => {
      const typed = changesOf(values, valuesOf(requestRecord, {}));
      await client.requests.create.mutate({ ...typed, customerId: card.id });
      notify(t('taken', { name: card.name }));
      await refreshRequests();
    },
  });
  return (
    <div className="request-drawer" ref={place}>
      <FormPanel form={form} title={t('new.title', { name: card.name })} onClose={close} onSaved={close}>
        <Field form={form} name="kind" label={t('field.kind')}>
          {(bind) => (
            <ChipGroup {...bind} options={requestKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
          )}
        </Field>
        <Field form={form} name="content" label={t('field.content')}>
          {(bind) => <TextArea {...bind} rows={4} />}
        </Field>
        <Field form={form} name="dueOn" label={t('field.dueOn')}>
          {(bind) => <DateInput {...bind} />}
        </Field>
        <Field form={form} name="ownerId" label={t('field.ownerId')} hint={t('owner.hint')}>
          {(bind) => <SelectInput {...bind} options={people} />}
        </Field>
      </FormPanel>
    </div>
  );
}
