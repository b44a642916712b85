import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { refusalOf } from '../../lib/errors.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import type { FieldIssue, Issues } from '../../ui/form.ts';
import { notify } from '../../ui/notices.tsx';
import { type Form, useForm } from '../../ui/useForm.ts';
import {
  type CardField,
  type CardValues,
  changedFields,
  checkCard,
  NEW_CARD,
  pick,
  requiredOf,
  valuesOf,
} from './cardForm.ts';
import { carried, merged } from './merge.ts';
import type { FieldChange, VehicleCard } from './types.ts';

export interface Stale {
  readonly rev: number;
  readonly changes: readonly FieldChange[];
}

export interface CardForm {
  readonly form: Form<CardValues>;
  /** Set while a save was refused because somebody else saved first. */
  readonly stale: Stale | undefined;
  /** Takes theirs for these fields, keeps mine for the others, then saves on top of their revision. */
  readonly settle: (takeTheirs: readonly CardField[]) => Promise<void>;
}

/** The form of one card: what is typed, saved, refused and settled. */
export function useCardForm(card: VehicleCard | undefined): CardForm {
  const { t } = useTranslation('vehicles');
  const navigate = useNavigate();
  const [stale, setStale] = useState<Stale>();
  const [initial] = useState(() => (card === undefined ? NEW_CARD : valuesOf(card)));
  // A VIN the host knows on another card: said at its field for as long as it stands there.
  const taken = useRef<{ vin: string | undefined; issue: FieldIssue }>(undefined);
  const form = useForm<CardValues>({
    initial,
    required: requiredOf,
    check: judged,
    draftKey: `vehicle:${card?.id ?? 'new'}`,
    draftBasis: ['rev'],
    save: (values) =>
      (card === undefined ? create(values) : update(card.id, values)).catch((error) => refused(error, values)),
  });

  async function create(values: CardValues): Promise<void> {
    const { origin, status, vin } = values;
    if (origin === undefined || status === undefined) return;
    const filled = pick(values, changedFields(values, valuesOf({})));
    const saved = await client.vehicles.create.mutate({ ...filled, vin: vin ?? '', origin, status });
    notify(t('saved', { name: saved.model ?? saved.vin }));
    await queryClient.invalidateQueries(trpc.vehicles.pathFilter());
    // After the form has let go of its draft.
    setTimeout(() => void navigate(`/vehicles/${saved.id}`, { replace: true }));
  }
  async function update(id: string, values: CardValues): Promise<void> {
    const changes = pick(values, changedFields(values, form.store.getState().initial));
    const saved = await client.vehicles.update.mutate({ id, rev: values.rev, ...changes });
    setStale(undefined);
    form.store.setState((state) => carried(state, values, valuesOf(saved)));
    notify(t('saved', { name: saved.model ?? saved.vin }));
    void queryClient.invalidateQueries(trpc.vehicles.pathFilter());
  }
  function refused(error: unknown, { vin }: CardValues): never {
    const refusal = refusalOf(error);
    if (refusal?.code === 'record.stale') setStale(refusal.params as unknown as Stale);
    if (refusal?.code === 'vehicle.vinTaken')
      taken.current = { vin, issue: { code: refusal.code, ...(refusal.params && { params: refusal.params }) } };
    throw error;
  }
  function judged(values: CardValues): Issues<CardValues> {
    const issues = checkCard(values);
    return taken.current?.vin === values.vin && taken.current ? { ...issues, vin: taken.current.issue } : issues;
  }

  // The record moved on (a move or a link made here, a save elsewhere): what was typed stays and the rest follows,
  // unless both changed the same field; then the save says so.
  useEffect(() => {
    if (card === undefined || stale !== undefined) return;
    form.store.setState((state) => merged(state, valuesOf(card)));
  }, [card, form, stale]);

  return {
    form,
    stale,
    async settle(takeTheirs) {
      if (stale === undefined) return;
      const theirs = Object.fromEntries(stale.changes.map(({ field, to }) => [field, to]));
      const shown = { ...form.store.getState().initial, ...valuesOf({ ...pickKnown(theirs), rev: stale.rev }) };
      form.store.setState(({ values, initial: before }) => {
        const names = Object.keys(theirs).filter((name): name is CardField => name in values);
        const now = Object.fromEntries(names.map((name) => [name, shown[name]]));
        const taken = Object.fromEntries(takeTheirs.map((name) => [name, shown[name]]));
        return {
          initial: { ...before, ...now, rev: stale.rev },
          values: { ...values, ...taken, rev: stale.rev },
          failure: undefined,
        };
      });
      setStale(undefined);
      await form.save();
    },
  };
}

const pickKnown = (theirs: Record<string, unknown>) => theirs as Partial<VehicleCard>;
