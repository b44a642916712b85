import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../lib/errors.ts';
import type { Outputs } from '../lib/outputs.ts';
import { useConsultants } from '../lib/sellers.ts';
import { client, refresh, trpc } from '../lib/trpc.ts';
import { ChipGroup } from './ChipGroup.tsx';
import { useHotkeys } from './hotkeys.ts';
import { notify, notifyFailure } from './notices.tsx';
import { rotaNote } from './rotaNote.ts';
import './rota-order.css';

type Rota = Outputs['visits']['rota']['now'];

/**
 * 早会排班: the order of a day, and who is not there. Alt+↑ ↓ moves the person the cursor is on, Space takes them in or out, Ctrl+S saves.
 * `beside` stands before the button that saves.
 */
export function RotaOrder(props: { rota: Rota; onSaved: () => void; beside?: ReactNode }) {
  const { t } = useTranslation('visits');
  const { rota, onSaved } = props;
  const people = useConsultants();
  const [order, setOrder] = useState<readonly string[]>(() => rota.order.map(({ staffId }) => staffId));
  // What was given since this list was drawn still counts when it is saved.
  const seenAt = useRef(rota.asOf);
  const [failure, setFailure] = useState<unknown>();
  const [saving, setSaving] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<string>(undefined);
  const [asking, setAsking] = useState<string>();
  const names = new Map(people.map(({ value, label }) => [value, label]));
  const rows = [...order, ...people.map(({ value }) => value).filter((id) => !order.includes(id))];

  // A row that moved in the page loses the cursor.
  useEffect(() => {
    if (moved.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-person="${CSS.escape(moved.current)}"] input`)?.focus();
    moved.current = undefined;
  });
  async function save(): Promise<void> {
    setSaving(true);
    setFailure(undefined);
    try {
      const staffIds = order.filter((id) => names.has(id));
      await client.visits.rota.set.mutate({ on: rota.on, staffIds, seenAt: seenAt.current });
      await refresh('visits');
      notify(t('rota.saved'));
      onSaved();
    } catch (error) {
      setFailure(error);
    } finally {
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
  function pressed(event: KeyboardEvent, id: string): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (event.altKey) {
      moved.current = id;
      move(id, step);
    } else {
      const stops = [...(list.current?.querySelectorAll<HTMLElement>('[data-person] input') ?? [])];
      stops[stops.indexOf(event.target as HTMLElement) + step]?.focus();
    }
  }
  useHotkeys(t('rota.title'), [{ keys: 'ctrl+s', label: t('ui:keys.save'), run: () => void save() }]);
  return (
    <div className="rota-order">
      <p className="field-hint">{t(`rota.source.${rota.source}`)}</p>
      <ol ref={list}>
        {rows.map((id) => {
          const at = order.indexOf(id);
          const place = rota.order.find(({ staffId }) => staffId === id);
          return (
            <li key={id} data-person={id}>
              <div className="rota-order-row">
                <Checkbox
                  checked={at >= 0}
                  onKeyDown={(event) => pressed(event, id)}
                  onChange={(event) =>
                    setOrder(event.target.checked ? [...order, id] : order.filter((each) => each !== id))
                  }
                >
                  <span className="tabular">{at >= 0 ? `${at + 1}. ` : ''}</span>
                  {names.get(id) ?? place?.name}
                </Checkbox>
                {place && at >= 0 && <Absence place={place} asking={asking === id} onAsk={setAsking} />}
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
              </div>
              {place && <small>{rotaNote(place)}</small>}
              {place && asking === id && <Why place={place} onDone={() => setAsking(undefined)} />}
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
        {props.beside}
        <Button type="primary" loading={saving} onClick={() => void save()}>
          {t('rota.save')}
        </Button>
      </div>
    </div>
  );
}

type Place = Rota['order'][number];

async function noteStep(place: Place, kind: 'leave' | 'return', said: string, reason?: string): Promise<void> {
  try {
    const { id } = await client.visits.rota.step.mutate({ staffId: place.staffId, kind, reason });
    notify(said, async () => {
      await client.visits.rota.takeBack.mutate({ id });
      await refresh('visits');
    });
  } catch (error) {
    notifyFailure(error);
  }
  await refresh('visits');
}

/** 不在 asks why; 回来了 is noted at once. */
function Absence(props: { place: Place; asking: boolean; onAsk: (id: string | undefined) => void }) {
  const { t } = useTranslation('visits');
  const { place, asking, onAsk } = props;
  const { name, state, staffId } = place;
  if (state === 'away')
    return (
      <button
        type="button"
        className="link"
        aria-label={t('rota.isBack', { name })}
        onClick={() => void noteStep(place, 'return', t('rota.done.return', { name }))}
      >
        {t('rota.back')}
      </button>
    );
  return (
    <button
      type="button"
      className="link"
      aria-label={t('rota.notHere', { name })}
      aria-expanded={asking}
      onClick={() => onAsk(asking ? undefined : staffId)}
    >
      {t('rota.out')}
    </button>
  );
}

/** Why somebody is not there: a press notes it. */
function Why({ place, onDone }: { place: Place; onDone: () => void }) {
  const { t } = useTranslation('visits');
  const settings = useQuery(trpc.settings.get.queryOptions());
  const chips = useRef<HTMLDivElement>(null);
  const reasons = settings.data?.rotaReasons ?? [];
  const known = reasons.length > 0;
  useEffect(() => {
    if (known) chips.current?.querySelector<HTMLElement>('[data-chip]')?.focus();
  }, [known]);
  return (
    <div className="rota-why" ref={chips}>
      <ChipGroup<string | undefined>
        label={t('field.reason')}
        value={undefined}
        onChange={(reason) => {
          onDone();
          void noteStep(place, 'leave', t('rota.done.leave', { name: place.name }), reason);
        }}
        options={reasons.map((reason) => ({ value: reason, label: reason }))}
      />
    </div>
  );
}
