import { useMemo, useState } from 'react';
import { useForm } from '../../ui/useForm.ts';
import { changesOf, issuesIn, type Known, type RecordAbout, requiredIn, valuesOf } from '../about.ts';

/**
 * The form of what is typed with a step of a document: a paper as it is signed, a payment. `fresh`: what stands in it at first; `renew`: asked
 * again whether it was taken or refused.
 */
export function useTyped<F extends object>(
  about: RecordAbout<F> & Known,
  fresh: object,
  send: (typed: Partial<F>) => Promise<unknown>,
  renew: () => Promise<unknown>,
) {
  const around = useMemo(() => ({ about, mayWrite: true, pickers: {} }), [about]);
  const [initial] = useState(() => valuesOf(about, fresh));
  const form = useForm({
    initial,
    required: (values) => requiredIn(about, values),
    check: (values) => issuesIn(about, values),
    save: async (values) => {
      try {
        await send(changesOf(values, valuesOf(about, {})) as Partial<F>);
      } finally {
        await renew();
      }
    },
  });
  return { form, around };
}
