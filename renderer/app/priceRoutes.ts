import { ADJUSTMENT_DRAFTERS, ADJUSTMENT_READERS } from '../../db/adjustments/model.ts';
import { PRICE_ASKERS, PRICE_KEEPERS, PRICE_READERS } from '../../db/prices/rules.ts';
import { pagesOf, type RouteDef, recordRoutes } from './routeDef.ts';

const inPrices = pagesOf('prices');

/** 价格: what things cost, why, and how it is changed. */
export const priceRoutes: readonly RouteDef[] = [
  inPrices('prices', PRICE_ASKERS, () => import('../features/prices/PricesPage.tsx'), 'prices'),
  inPrices('prices/:id', PRICE_ASKERS, () => import('../features/prices/PriceLinePage.tsx')),
  inPrices('why', PRICE_ASKERS, () => import('../features/prices/WhyPage.tsx'), 'why'),
  inPrices(
    'adjustments',
    ADJUSTMENT_READERS,
    () => import('../features/adjustments/AdjustmentsPage.tsx'),
    'adjustments',
  ),
  inPrices('adjustments/new', ADJUSTMENT_DRAFTERS, () => import('../features/adjustments/AdjustmentPage.tsx')),
  inPrices('adjustments/:id', ADJUSTMENT_READERS, () => import('../features/adjustments/AdjustmentPage.tsx')),
  ...recordRoutes({
    path: 'products',
    section: 'prices',
    read: PRICE_ASKERS,
    write: PRICE_KEEPERS,
    pages: () => import('../features/products/pages.tsx'),
  }),
  inPrices('price-setup', PRICE_READERS, () => import('../features/prices/PriceSetupPage.tsx'), 'priceSetup'),
];
