import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { refusalOf } from '../../lib/errors.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { changedFields } from '../../ui/followed.ts';
import type { FieldIssue, Issues } from '../../ui/form.ts';
import { notify } from '../../ui/notices.tsx';
import { useRecordForm } from '../../ui/useRecordForm.ts';
import { type CardValues, checkCard, NEW_CARD, pick, requiredOf, valuesOf } from './cardForm.ts';
import type { VehicleCard } from './types.ts';

/** The form of one card: what is typed, saved and refused. */
export function useCardForm(card: VehicleCard | undefined) {
  const { t } = useTranslation('vehicles');
  const navigate = useNavigate();
  const current = useMemo(() => (card === undefined ? undefined : valuesOf(card)), [card]);
  const [initial] = useState(current ?? NEW_CARD);
  // A VIN the host knows on another card: said at its field for as long as it stands there.
  const taken = useRef<{ vin: string | undefined; issue: FieldIssue }>(undefined);
  const { form, others } = useRecordForm<CardValues>({
    initial,
    current,
    required: requiredOf,
    check: judged,
    draftKey: `vehicle:${card?.id ?? 'new'}`,
    save: (values) =>
      (card === undefined ? create(values) : update(card.id, values)).catch((error) => refused(error, values)),
  });

  async function create(values: CardValues): Promise<undefined> {
    const { origin, status, vin } = values;
    if (origin === undefined || status === undefined) return;
    const filled = pick(values, changedFields(values, valuesOf({})));
    const saved = await client.vehicles.create.mutate({ ...filled, vin: vin ?? '', origin, status });
    notify(t('saved', { name: saved.model ?? saved.vin }));
    await queryClient.invalidateQueries(trpc.vehicles.pathFilter());
    // After the form has let go of its draft.
    setTimeout(() => void navigate(`/vehicles/${saved.id}`, { replace: true }));
  }
  async function update(id: string, values: CardValues): Promise<CardValues> {
    const changes = pick(values, changedFields(values, form.store.getState().initial));
    const saved = await client.vehicles.update.mutate({ id, rev: values.rev, ...changes });
    notify(t('saved', { name: saved.model ?? saved.vin }));
    void queryClient.invalidateQueries(trpc.vehicles.pathFilter());
    return valuesOf(saved);
  }
  function refused(error: unknown, { vin }: CardValues): never {
    const refusal = refusalOf(error);
    if (refusal?.code === 'vehicle.vinTaken')
      taken.current = { vin, issue: { code: refusal.code, ...(refusal.params && { params: refusal.params }) } };
    throw error;
  }
  function judged(values: CardValues): Issues<CardValues> {
    const issues = checkCard(values);
    return taken.current?.vin === values.vin && taken.current ? { ...issues, vin: taken.current.issue } : issues;
  }
  return { form, others };
}
