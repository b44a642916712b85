import { useDeferredValue, useMemo } from 'react';
import { WISH_FIELDS, wishOf } from '../../db/customers/wish.ts';
import { type NeedPanelProps, needPanels, type TakenCar } from '../lib/besideNeed.ts';
import { useStaff } from '../lib/session.ts';
import { type Form, useFormValue } from './useForm.ts';

interface Typed {
  interestSeries: string | undefined;
  interestModel: string | undefined;
  interestModelId: string | undefined;
  interestColor: string | undefined;
}

const TOLD = [...WISH_FIELDS, 'rivals'] as const;

interface BesideNeedProps<T extends Typed> {
  readonly form: Form<T>;
  readonly customer: NeedPanelProps['customer'];
  /** May this person put a car into 意向? */
  readonly mayTake: boolean;
}

/** Beside a form in which a need is typed: what features offer for it, as far as it goes now. */
export function BesideNeed<T extends Typed>({ form, customer, mayTake }: BesideNeedProps<T>) {
  const { role } = useStaff();
  // As one text, so that typing elsewhere in the form draws nothing anew.
  const typed = useFormValue(form, ({ values }) =>
    JSON.stringify(TOLD.map((field) => (values as Record<string, unknown>)[field] ?? null)),
  );
  const settled = useDeferredValue(typed);
  const need = useMemo(() => {
    const told = (JSON.parse(settled) as (string | null)[]).map((value, at) => [TOLD[at]!, value] as const);
    const card = Object.fromEntries(told) as Record<(typeof TOLD)[number], string | null>;
    return { wish: wishOf(card), rivals: card.rivals ?? '', concerns: card.concerns ?? '' };
  }, [settled]);
  const take = ({ series, model, modelId, color }: TakenCar) =>
    form.set({
      interestSeries: series,
      interestModel: model,
      interestModelId: modelId,
      interestColor: color ?? form.store.getState().values.interestColor,
    } as Partial<T>);
  return needPanels(role).map(({ name, Panel }) => (
    <Panel key={name} need={need} customer={customer} onTake={mayTake ? take : undefined} />
  ));
}
