import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import type { OpenQuote } from './records.ts';

const MOST = 6;

interface StockProps {
  readonly open: OpenQuote;
  /** Left out where the quote no longer changes. */
  readonly onShow:
    | ((car: { id: string; exteriorColor: string | null; interiorColor: string | null }) => void)
    | undefined;
}

/** 合适现车: free cars of that configuration, those of the colour first; nothing is held by showing one. */
export function Stock({ open: { card, series, modelId }, onShow }: StockProps) {
  const { t } = useTranslation('quotes');
  const query = useQuery(
    trpc.vehicles.fitting.queryOptions({ series, modelId, color: card.exteriorColor }, { enabled: modelId !== null }),
  );
  const cars = (query.data?.cars ?? []).filter((car) => car.modelId === modelId || modelId === null).slice(0, MOST);
  return (
    <section className="panel quote-stock" aria-label={t('stock')}>
      <h2>{t('stock')}</h2>
      {cars.length === 0 && <p className="soft">{t('stock.none')}</p>}
      <ul>
        {cars.map((car) => (
          <li key={car.id}>
            <Link to={`/vehicles/${car.id}`}>
              {[car.exteriorColor, car.interiorColor].filter(Boolean).join(' / ') || car.model}
            </Link>
            <small className="soft">
              {car.status === 'inTransit'
                ? [t('stock.coming'), car.expectedOn].filter(Boolean).join(' ')
                : [car.location ?? t('stock.here'), car.ageInDays !== null && t('stock.age', { count: car.ageInDays })]
                    .filter(Boolean)
                    .join(' · ')}
            </small>
            {onShow && (
              <Button size="small" onClick={() => onShow(car)}>
                {t('stock.take')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
