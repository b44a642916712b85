import type { CardField, CardValues } from './cardForm.ts';

/** The tabs as the seed names them: 常规 规格 库存 海关. */
export const tabNames = ['general', 'spec', 'stock', 'customs'] as const;
export type TabName = (typeof tabNames)[number];

const ON: Partial<Record<CardField, TabName>> = {
  displacementMl: 'spec',
  powerKw: 'spec',
  fuel: 'spec',
  transmission: 'spec',
  driveType: 'spec',
  seats: 'spec',
  emission: 'spec',
  producedOn: 'spec',
  status: 'stock',
  location: 'stock',
  supplier: 'stock',
  purchaseOrderNo: 'stock',
  purchasedOn: 'stock',
  arrivedOn: 'stock',
  listPriceFen: 'stock',
  costFen: 'stock',
  importCertNo: 'customs',
  inspectionNo: 'customs',
  customsDeclNo: 'customs',
  port: 'customs',
  importedOn: 'customs',
};

export const tabOf = (field: CardField): TabName => ON[field] ?? 'general';

/** 海关 only for an imported car. */
export const tabsFor = ({ origin }: Pick<CardValues, 'origin'>): readonly TabName[] =>
  tabNames.filter((name) => name !== 'customs' || origin !== 'domestic');
