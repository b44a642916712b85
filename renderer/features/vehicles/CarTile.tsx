import { useTranslation } from 'react-i18next';
import { type AgeColours, ageTone } from '../../../db/vehicles/age.ts';
import { money } from '../../lib/money.ts';
import { useToday } from '../../lib/today.ts';
import { shortDay } from '../../lib/when.ts';
import { CarPicture } from './CarPicture.tsx';
import { StatusTag } from './StatusTag.tsx';
import type { StockLine } from './types.ts';

interface CarTileProps {
  readonly car: StockLine;
  /** A customer looks on: no place, age, buyer or status. */
  readonly forGuest: boolean;
  readonly colours: AgeColours;
  readonly onOpen: () => void;
}

/** One car of the stock: picture, colours, options, price; for us also where, how long, for whom and when it is due. */
export function CarTile({ car, forGuest, colours, onOpen }: CarTileProps) {
  const { t } = useTranslation('vehicles');
  const today = useToday();
  const model = car.model ?? car.series ?? car.brand ?? t('head.unnamed');
  const paint = [car.exteriorColor, car.interiorColor].filter(Boolean).join(' / ');
  const tone = car.ageInDays === null ? null : ageTone(car.ageInDays, colours);
  const due = car.status === 'inTransit' ? car.expectedOn : null;
  const what = (
    <>
      <CarPicture color={car.exteriorColor} series={car.series} />
      <strong>{model}</strong>
      <span>{paint}</span>
      {car.options && <span className="soft stock-options">{car.options}</span>}
      {car.listPriceFen !== null && <b className="tabular">{money(car.listPriceFen, true)}</b>}
    </>
  );
  if (forGuest) return <article className="stock-tile">{what}</article>;
  return (
    <button type="button" className="stock-tile" onClick={onOpen}>
      {what}
      <span>
        <StatusTag status={car.status} /> {car.location}
      </span>
      {car.ageInDays !== null && (
        <span className={tone === null ? '' : `car-age-${tone}`}>{t('head.age', { count: car.ageInDays })}</span>
      )}
      {due !== null && (
        <span className={due < today ? 'car-age-red' : ''}>
          {t(due < today ? 'stock.late' : 'stock.due', { day: shortDay(due) })}
        </span>
      )}
      {car.buyerName !== null && <span>{t('stock.for', { name: car.buyerName })}</span>}
    </button>
  );
}
