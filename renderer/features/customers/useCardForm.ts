import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { notify } from '../../ui/notices.tsx';
import { useRecordForm } from '../../ui/useRecordForm.ts';
import { type CardValues, changesOf, checkCard, requiredOf, requiredOfFormal, valuesOf } from './cardForm.ts';
import type { CustomerCard } from './types.ts';

/** The form of one card: what is typed, saved and refused. */
export function useCardForm(card: CustomerCard | undefined, formal: boolean) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const current = useMemo(() => (card === undefined ? undefined : valuesOf(card)), [card]);
  const [initial] = useState(() => current ?? valuesOf(undefined));
  const force = useRef(false);
  const { form, others } = useRecordForm<CardValues>({
    initial,
    current,
    required: formal ? requiredOfFormal : requiredOf,
    check: (values) => checkCard(values, card),
    draftKey: `customer:${card?.id ?? 'new'}`,
    save: (values) => (card === undefined ? create(values) : update(card.id, values)),
  });

  async function create(values: CardValues): Promise<undefined> {
    const { id, name } = await client.customers[formal ? 'createFormal' : 'create'].mutate({
      ...changesOf(values, valuesOf(undefined)),
      name: values.name ?? '',
      kind: values.kind,
      force: force.current,
    });
    notify(t('saved', { name }));
    await queryClient.invalidateQueries(trpc.customers.pathFilter());
    // After the form has let go of its draft.
    setTimeout(() => void navigate(`/customers/${id}`, { replace: true }));
  }
  async function update(id: string, values: CardValues): Promise<CardValues> {
    const changes = changesOf(values, form.store.getState().initial);
    const saved = await client.customers.update.mutate({ id, rev: values.rev, ...changes, force: force.current });
    notify(t('saved', { name: saved.name }));
    void queryClient.invalidateQueries(trpc.customers.pathFilter());
    return valuesOf(saved);
  }
  return {
    form,
    others,
    /** Saves although somebody with this number exists. */
    async saveAnyway(): Promise<void> {
      force.current = true;
      await form.save();
      force.current = false;
    },
  };
}
