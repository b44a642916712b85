import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { NeedPanelProps } from '../../lib/besideNeed.ts';
import { useSeeking } from '../../lib/seeking.ts';
import { trpc } from '../../lib/trpc.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { FittingCar, FittingModel } from './FittingRow.tsx';
import type { Fitting } from './types.ts';
import { type Narrowing, WishChips } from './WishChips.tsx';
import './fitting.css';

/** Models that are offered beside the cars. */
const MOST_MODELS = 3;

type Row =
  | { readonly kind: 'car'; readonly row: Fitting['cars'][number] }
  | { readonly kind: 'model'; readonly row: Fitting['models'][number] };

const takenOf = ({ row, kind }: Row) => ({
  series: row.series ?? undefined,
  model: row.model ?? undefined,
  modelId: (kind === 'model' ? row.id : row.modelId) ?? undefined,
  color: (kind === 'car' && row.exteriorColor) || undefined,
});

/** 适合的车: free cars and models for what is typed, the best first. ↑ ↓ move, Enter opens, a blank puts the car into 意向. */
export function FittingCars({ need, customer, onTake }: NeedPanelProps) {
  const { t } = useTranslation('vehicles');
  const navigate = useNavigate();
  const seek = useSeeking((state) => state.seek);
  const [narrowed, narrow] = useState<Narrowing>({});
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  const query = useQuery(
    trpc.vehicles.fitting.queryOptions({ ...need.wish, ...narrowed }, { placeholderData: keepPreviousData }),
  );
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('li') ?? [])];
  useHotkeys(t('fitting.title'), [
    { keys: 'alt+y', label: t('fitting.keys.go'), run: () => (rows()[at] ?? rows()[0])?.focus() },
  ]);
  if (query.data === undefined)
    return query.error ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : null;
  const { here, coming, cars, models } = query.data;
  const shown: Row[] = [
    ...cars.map((row) => ({ kind: 'car', row }) as const),
    ...models.slice(0, MOST_MODELS).map((row) => ({ kind: 'model', row }) as const),
  ];

  function open(row: Row): void {
    if (customer !== undefined) seek(customer);
    void navigate(row.kind === 'car' ? `/vehicles/${row.row.id}` : `/models/${row.row.id}`);
  }
  function keys(event: KeyboardEvent, index: number): void {
    const row = shown[index];
    if (row === undefined || event.target !== event.currentTarget) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) rows()[index + step]?.focus();
    else if (event.key === 'Enter') open(row);
    else if (event.key === ' ' && onTake !== undefined) onTake(takenOf(row));
    else return;
    event.preventDefault();
  }
  const first = cars.length;
  const standing = Math.min(at, shown.length - 1);
  return (
    <section className="panel fitting" aria-label={t('fitting.title')}>
      <header>
        <h2>{t('fitting.title')}</h2>
        <span className="soft">{t('fitting.count', { here, coming })}</span>
        <kbd>Alt+Y</kbd>
      </header>
      <WishChips fitting={query.data} narrowed={narrowed} onNarrow={narrow} />
      {here + coming === 0 && <p className="soft">{t(cars.length === 0 ? 'fitting.none' : 'fitting.nearest')}</p>}
      <ul ref={list}>
        {shown.map((row, index) => (
          <li
            key={row.row.id}
            className={index === first && first > 0 ? 'fitting-models' : undefined}
            tabIndex={index === standing ? 0 : -1}
            aria-label={[row.row.model ?? row.row.series, row.kind === 'car' && row.row.exteriorColor]
              .filter(Boolean)
              .join(' ')}
            onKeyDown={(event) => keys(event, index)}
            onFocus={() => setAt(index)}
          >
            {row.kind === 'car' ? <FittingCar car={row.row} /> : <FittingModel model={row.row} />}
            <span className="fitting-keys">
              <button type="button" className="link" tabIndex={-1} onClick={() => open(row)}>
                {t('fitting.open')}
              </button>
              {onTake !== undefined && (
                <button type="button" className="link" tabIndex={-1} onClick={() => onTake(takenOf(row))}>
                  {t('fitting.take')}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {shown.length > 0 && <p className="soft">{t(onTake === undefined ? 'fitting.keys.read' : 'fitting.keys')}</p>}
    </section>
  );
}
