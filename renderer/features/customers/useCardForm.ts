import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { refusalOf } from '../../lib/errors.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { isDirty } from '../../ui/form.ts';
import { notify } from '../../ui/notices.tsx';
import { type Form, useForm } from '../../ui/useForm.ts';
import { type CardValues, changesOf, checkCard, requiredOf, valuesOf } from './cardForm.ts';
import type { CustomerCard, FieldChange } from './types.ts';

export interface Stale {
  readonly rev: number;
  readonly changes: readonly FieldChange[];
}

export interface CardForm {
  readonly form: Form<CardValues>;
  /** Set while a save was refused because somebody else saved first. */
  readonly stale: Stale | undefined;
  /** Keeps mine for some fields and takes theirs for the others, then saves on top of their revision. */
  readonly settle: (takeTheirs: readonly string[]) => Promise<void>;
  /** Saves although somebody with this number exists. */
  readonly saveAnyway: () => Promise<void>;
}

/** The form of one card: what is typed, saved, refused and settled. */
export function useCardForm(card: CustomerCard | undefined): CardForm {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const [stale, setStale] = useState<Stale>();
  const [basis, setBasis] = useState({ rev: card?.rev ?? 0, values: valuesOf(card), force: false });
  const [again, setAgain] = useState(0);

  const form: Form<CardValues> = useForm<CardValues>({
    initial: basis.values,
    required: requiredOf,
    check: (values) => checkCard(values, card),
    draftKey: `customer:${card?.id ?? 'new'}`,
    save: async (values) => {
      try {
        await (card === undefined ? create(values) : update(card.id, values));
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal?.code === 'record.stale') setStale(refusal.params as unknown as Stale);
        throw error;
      } finally {
        setBasis((now) => ({ ...now, force: false }));
      }
    },
  });

  async function create(values: CardValues): Promise<void> {
    const { id, name } = await client.customers.create.mutate({
      ...changesOf(values, valuesOf(undefined)),
      name: values.name ?? '',
      kind: values.kind,
      force: basis.force,
    });
    notify(t('saved', { name }));
    await queryClient.invalidateQueries(trpc.customers.pathFilter());
    // After the form has let go of its draft.
    setTimeout(() => void navigate(`/customers/${id}`, { replace: true }));
  }
  async function update(id: string, values: CardValues): Promise<void> {
    const changes = changesOf(values, basis.values);
    const saved = await client.customers.update.mutate({ id, rev: basis.rev, ...changes, force: basis.force });
    notify(t('saved', { name: saved.name }));
    setStale(undefined);
    await queryClient.invalidateQueries(trpc.customers.pathFilter());
    // The form still counts as touched while it saves: without this the next save would stand on the revision before.
    const fresh = queryClient.getQueryData(trpc.customers.get.queryKey({ id }));
    if (fresh !== undefined) standOn(fresh);
  }
  function standOn(newest: CustomerCard): void {
    const current = valuesOf(newest);
    setBasis({ rev: newest.rev, values: current, force: false });
    form.reset(current);
  }

  // The record moved on elsewhere: an untouched form follows; a touched one keeps what was typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: standOn reads nothing that changes
  useEffect(() => {
    if (card === undefined || card.rev === basis.rev) return;
    if (stale) return;
    if (!isDirty(form.store.getState())) standOn(card);
    // Consent, conversion and the merge mark are no fields of the form: what was typed stands on the new revision as well.
    else if (Object.keys(changesOf(valuesOf(card), basis.values)).length === 0)
      setBasis((now) => ({ ...now, rev: card.rev }));
  }, [card, basis.rev, form, stale]);

  // Saving again waits for the render that knows the new revision or the decision to force.
  useEffect(() => {
    if (again > 0) void form.save();
  }, [again, form]);

  return {
    form,
    stale,
    async settle(takeTheirs) {
      if (stale === undefined) return;
      const theirs = Object.fromEntries(stale.changes.map(({ field, to }) => [field, to ?? undefined]));
      const taken = Object.fromEntries(takeTheirs.map((field) => [field, theirs[field]]));
      form.set(taken as Partial<CardValues>);
      setBasis((now) => ({ ...now, rev: stale.rev, values: { ...now.values, ...(theirs as Partial<CardValues>) } }));
      setStale(undefined);
      setAgain((count) => count + 1);
    },
    async saveAnyway() {
      setBasis((now) => ({ ...now, force: true }));
      setAgain((count) => count + 1);
    },
  };
}
