import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PRICE_ASKERS } from '../../../db/prices/rules.ts';
import { ruleText } from '../../lib/errors.ts';
import { money } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import { SyncTag } from '../../ui/SyncTag.tsx';
import { CarPicture } from './CarPicture.tsx';
import { StatusTag } from './StatusTag.tsx';
import type { OpenVehicle } from './types.ts';

/** RX 350h 珍珠白 · 在库 · JTJ… · 一号库 · 库龄 31 天 · 48.99 万 */
export function CardHead({ vehicle }: { readonly vehicle: OpenVehicle }) {
  const { t } = useTranslation('vehicles');
  const { card, ageInDays, sync } = vehicle;
  const asksPrices = useMay(...PRICE_ASKERS);
  const modelId = card.modelId ?? vehicle.configuration?.id;
  const model = card.model ?? '';
  // "RX RX 350h" says it twice.
  const name = [card.series && !model.startsWith(card.series) ? card.series : '', model].filter(Boolean).join(' ');
  const facts = [
    card.modelYear && t('head.year', { year: card.modelYear }),
    card.location,
    ageInDays !== null && t('head.age', { count: ageInDays }),
    card.listPriceFen !== null && money(card.listPriceFen, true),
  ].filter(Boolean);
  return (
    <span className="car-head">
      <CarPicture color={card.exteriorColor} series={card.series ?? card.model} />
      <span>
        <span className="car-head-line">
          {name || card.brandModel || t('head.unnamed')}
          {card.exteriorColor !== null && <small>{card.exteriorColor}</small>}
          <StatusTag status={card.status} />
          <small>
            <SyncTag state={sync.state} reason={sync.message ?? (sync.code === null ? null : ruleText(sync.code))} />
          </small>
        </span>
        <span className="car-head-line">
          <small className="tabular car-head-vin">{card.vin}</small>
          {facts.map((fact) => (
            <small key={String(fact)}>{fact}</small>
          ))}
          {asksPrices && modelId && (
            <small>
              <Link to={`/why?${whyOf(modelId, card)}`}>{t('head.why')}</Link>
            </small>
          )}
        </span>
      </span>
    </span>
  );
}

/** The question the page 为什么是这个价 is opened with. */
function whyOf(model: string, { exteriorColor, interiorColor }: OpenVehicle['card']): string {
  return new URLSearchParams({
    model,
    ...(exteriorColor && { ext: exteriorColor }),
    ...(interiorColor && { int: interiorColor }),
  }).toString();
}
