import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerFields } from '../../../db/customers/model.ts';
import { refusalOf } from '../../lib/errors.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { isDirty } from '../../ui/form.ts';
import { notify } from '../../ui/notices.tsx';
import { type Form, useForm } from '../../ui/useForm.ts';
import { type CardValues, cardIssues, changesOf, requiredFields, valuesOf } from './card.ts';
import { type Clash, type OtherChange, ontoNewest } from './clashes.ts';
import type { Card } from './types.ts';

export interface CardForm {
  readonly form: Form<CardValues>;
  readonly clashes: readonly Clash[];
}

/** The form of one card: saves what changed; when somebody else saved first, keeps both and asks only about fields both changed. */
export function useCardForm(card: Card): CardForm {
  const { t } = useTranslation('customers');
  const [clashes, setClashes] = useState<readonly Clash[]>([]);
  const form: Form<CardValues> = useForm<CardValues>({
    initial: valuesOf(card),
    required: requiredFields,
    check: (values) => cardIssues(values, card),
    draftKey: `customer:${card.id}`,
    save: async (values) => {
      const before = form.store.getState().initial;
      const send = (typed: CardValues) => {
        // The wire takes a missing field as "unchanged"; exact optional types cannot say that of a spread.
        const changes = changesOf(typed, before) as CustomerFields;
        return client.customers.update.mutate({ id: card.id, rev: typed.rev, ...changes, force: typed.force });
      };
      const others = await send(values).then(
        () => [],
        async (error: unknown) => {
          const refusal = refusalOf(error);
          if (refusal?.code !== 'record.stale') throw error;
          const changes = refusal.params?.changes as OtherChange[];
          const merged = ontoNewest(values, changes, refusal.params?.rev as number);
          setClashes(merged.clashes);
          if (merged.clashes.length > 0) {
            form.set(merged.values);
            throw error;
          }
          await send(merged.values);
          return [...new Set(changes.map(({ byName }) => byName ?? t('somebody')))];
        },
      );
      setClashes([]);
      await queryClient.invalidateQueries(trpc.customers.pathFilter());
      const saved = queryClient.getQueryData(trpc.customers.get.queryKey({ id: card.id }));
      if (saved) form.reset(valuesOf(saved));
      notify(
        others.length > 0
          ? t('saved.withOthers', { name: values.name, others: others.join('、') })
          : t('saved', { name: values.name }),
      );
    },
  });
  useEffect(() => {
    // Somebody else saved: an untouched form follows, a touched one keeps what is typed and settles it on save.
    const state = form.store.getState();
    if (state.values.rev !== card.rev && !state.saving && !isDirty(state)) form.reset(valuesOf(card));
  }, [card, form]);
  return { form, clashes };
}
