import { useTranslation } from 'react-i18next';
import { ageTone } from '../../../db/vehicles/age.ts';
import type { Miss } from '../../../db/vehicles/wish.ts';
import { money } from '../../lib/money.ts';
import { useToday } from '../../lib/today.ts';
import { shortDay } from '../../lib/when.ts';
import { Facts } from '../../ui/Facts.tsx';
import type { Fitting } from './types.ts';
import { useAgeColours } from './useAgeColours.ts';

/** A free car: model and colours, equipment, price; where it stands and how long, or when it comes; what is not as wanted. */
export function FittingCar({ car }: { readonly car: Fitting['cars'][number] }) {
  const { t } = useTranslation('vehicles');
  const colours = useAgeColours();
  const tone = car.ageInDays === null ? null : ageTone(car.ageInDays, colours);
  return (
    <span className="fitting-car">
      <span>
        <strong>{car.model ?? car.series}</strong> {[car.exteriorColor, car.interiorColor].filter(Boolean).join(' / ')}
        {car.priceFen !== null && <b className="tabular">{money(car.priceFen, true)}</b>}
      </span>
      <span className="soft">
        <Facts>
          {car.status === 'inTransit' ? <Coming on={car.expectedOn} /> : (car.location ?? t('status.inStock'))}
          {car.ageInDays !== null && (
            <span className={tone === null ? undefined : `car-age-${tone}`}>
              {t('head.age', { count: car.ageInDays })}
            </span>
          )}
          {car.equipment.length > 0 && car.equipment.join(t('fitting.list'))}
        </Facts>
      </span>
      <Misses misses={car.misses} />
    </span>
  );
}

/** A configuration on sale and how many free cars of it there are. */
export function FittingModel({ model }: { readonly model: Fitting['models'][number] }) {
  const { t } = useTranslation('vehicles');
  const { here, coming } = model;
  return (
    <span className="fitting-car">
      <span>
        <strong>{model.model}</strong> {[model.configuration, model.modelYear].filter(Boolean).join(' ')}
        {model.priceFen !== null && <b className="tabular">{money(model.priceFen, true)}</b>}
      </span>
      <span className="soft">{t(here + coming === 0 ? 'fitting.toOrder' : 'fitting.free', { here, coming })}</span>
      <Misses misses={model.misses} />
    </span>
  );
}

function Coming({ on }: { readonly on: string | null }) {
  const { t } = useTranslation('vehicles');
  const today = useToday();
  if (on === null) return t('status.inTransit');
  const day = shortDay(on);
  return on < today ? <span className="car-age-red">{t('stock.late', { day })}</span> : t('stock.due', { day });
}

/** "超预算 3.1 万 · 颜色不同". */
function Misses({ misses }: { readonly misses: readonly Miss[] }) {
  const { t } = useTranslation('vehicles');
  if (misses.length === 0) return null;
  const said = ({ field, by, names }: Miss) =>
    field === 'budget' && by !== undefined
      ? t(by > 0 ? 'miss.over' : 'miss.under', { by: money(Math.abs(by), true) })
      : t(`miss.${field}`, { names: names?.join(t('fitting.list')) });
  return (
    <span className="fitting-miss">
      <Facts>{misses.map((miss) => said(miss))}</Facts>
    </span>
  );
}
