import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../lib/errors.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { notify } from '../../ui/notices.tsx';
import type { Rota } from './types.ts';

/** 早会排班: today's order. Alt+↑ ↓ moves the person the cursor is on, Space takes them in or out. */
export function RotaPanel(props: { rota: Rota; onClose: () => void }) {
  const { t } = useTranslation('visits');
  const { rota, onClose } = props;
  const staff = useQuery(trpc.staff.list.queryOptions());
  const [order, setOrder] = useState<readonly string[]>(() => rota.order.map(({ staffId }) => staffId));
  const [failure, setFailure] = useState<unknown>();
  const [saving, setSaving] = useState(false);
  const people = (staff.data ?? []).filter((one) => one.role === 'consultant' && one.disabledAt === null);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const rows = [...order, ...people.map(({ id }) => id).filter((id) => !order.includes(id))];

  async function save(): Promise<void> {
    setSaving(true);
    try {
      await client.visits.setRota.mutate({ on: rota.on, staffIds: order.filter((id) => names.has(id)) });
      await queryClient.invalidateQueries(trpc.visits.pathFilter());
      notify(t('rota.saved'));
      onClose();
    } catch (error) {
      setFailure(error);
      setSaving(false);
    }
  }
  function move(id: string, step: number): void {
    const [from, to] = [order.indexOf(id), order.indexOf(id) + step];
    if (from < 0 || to < 0 || to >= order.length) return;
    const next = order.filter((each) => each !== id);
    next.splice(to, 0, id);
    setOrder(next);
  }
  function moveByKey(event: KeyboardEvent, id: string): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined) return;
    event.preventDefault();
    move(id, step);
  }
  useHotkeys(t('rota.title'), [
    { keys: 'ctrl+s', label: t('ui:keys.save'), run: () => void save() },
    { keys: 'escape', label: t('ui:keys.leave'), run: onClose },
  ]);
  return (
    <aside className="panel form-panel">
      <h2>{t('rota.title')}</h2>
      <p className="field-hint">{t(`rota.source.${rota.source}`)}</p>
      <ol className="rota">
        {rows.map((id) => {
          const at = order.indexOf(id);
          const place = rota.order.find(({ staffId }) => staffId === id);
          return (
            <li key={id} onKeyDown={(event) => moveByKey(event, id)}>
              <Checkbox
                checked={at >= 0}
                onChange={(event) =>
                  setOrder(event.target.checked ? [...order, id] : order.filter((each) => each !== id))
                }
              >
                <span className="tabular">{at >= 0 ? `${at + 1}. ` : ''}</span>
                {names.get(id) ?? place?.name}
              </Checkbox>
              <small>
                {[
                  id === rota.nextId && t('consultant.next'),
                  place?.busy && t('consultant.busy'),
                  place && place.given > 0 && t('consultant.given', { count: place.given }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
              <Button
                size="small"
                type="text"
                disabled={at <= 0}
                onClick={() => move(id, -1)}
                aria-label={t('rota.up', { name: names.get(id) })}
              >
                ↑
              </Button>
              <Button
                size="small"
                type="text"
                disabled={at < 0 || at === order.length - 1}
                onClick={() => move(id, 1)}
                aria-label={t('rota.down', { name: names.get(id) })}
              >
                ↓
              </Button>
            </li>
          );
        })}
      </ol>
      <p className="field-hint">{t('rota.keys')}</p>
      {failure !== undefined && (
        <p className="field-error" role="alert">
          {errorText(failure)}
        </p>
      )}
      <div className="buttons">
        <Button onClick={onClose}>{t('ui:cancel')}</Button>
        <Button type="primary" loading={saving} onClick={() => void save()}>
          {t('rota.save')}
        </Button>
      </div>
    </aside>
  );
}
