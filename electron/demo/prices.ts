import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import { addLines, adjustmentSaving, goAdjustment, openAdjustment } from '../features/adjustments/service.ts';
import { priceLists, priceMatches, pricePolicies, taxRules } from '../features/prices/masters.ts';
import { customerClassId, priceListId, productClassId, shipDefaults } from '../features/prices/shipped.ts';
import { productRecord } from '../features/products/api.ts';
import { bornFromModels } from '../features/products/service.ts';
import { idOf } from '../kernel/ids.ts';
import type { Store } from '../kernel/store.ts';
import type { DemoClock } from './clock.ts';
import { CAR_MODELS, type CarModel, OPTIONS } from './models.ts';
import type { DemoStaff } from './people.ts';
import { PROVINCE } from './sheet.ts';

type Who = Parameters<typeof addLines>[1];
type Line = Parameters<typeof addLines>[3][number];
type Kind = 'regular' | 'promotion' | 'clearance' | 'launch';
type State = 'draft' | 'submitted' | 'approved' | 'rejected';

/** Name, kind, class, code, 元, tax rate in basis points. */
const SOLD_BESIDE = [
  ['全包围脚垫', 'accessory', 'ACC', 'ACC01', 680, 1300],
  ['车身贴膜', 'accessory', 'ACC', 'ACC02', 2_980, 1300],
  ['行车记录仪', 'accessory', 'ACC', 'ACC03', 1_680, 1300],
  ['家用充电桩', 'accessory', 'ACC', 'ACC04', 4_800, 1300],
  ['延长保修两年', 'service', 'SVC', 'SVC01', 3_600, 600],
  ['上牌服务', 'service', 'SVC', 'SVC02', 500, 600],
  ['临时牌照', 'fee', 'FEE', 'FEE01', 20, 0],
] as const;

/** 车船税 of a year here, 元, up to a displacement. */
const VESSEL_TAX = [
  [1_000, 180],
  [1_600, 300],
  [2_000, 360],
  [2_500, 720],
  [3_000, 1_800],
  [4_000, 3_000],
  [null, 4_500],
] as const;

const thousands = (yuan: number) => Math.round(yuan / 1_000) * 1_000;
const carId = (car: CarModel) => idOf('product', 'model', car.id);
const priced = (listId: string, itemCode: string, productId: string, yuan: number, validFrom: string): Line => ({
  ...{ listId, itemCode, productId, validFrom },
  mode: 'amount',
  value: yuan * 100,
});

/** Prices of the year: what each car cost from its start, two changes, a promotion of the month, 二网, and what waits for an answer. */
export function pricesOfYear(store: Store, clock: DemoClock, now: number, staff: DemoStaff, days: number): void {
  const today = dayOf(now);
  const drafter: Who = { id: staff.backOffice, role: 'backOffice' };
  const manager: Who = { id: staff.manager, role: 'manager' };
  const standOn = (ago: number, hour = 9) => clock.standAt(dayRange(addDays(today, -ago))[0] + hour * 3_600_000);

  function adjust(ago: number, kind: Kind, reason: string, lines: readonly Line[], upTo: State = 'approved'): void {
    standOn(ago);
    const { id } = adjustmentSaving.create(store, drafter, { kind, reason });
    addLines(store, drafter, id, lines);
    const step = (who: Who, to: Exclude<State, 'draft'>, why?: string) => {
      const { card, document } = openAdjustment(store, who, id);
      goAdjustment(store, who, { id, rev: card.rev, seen: document.hash, to, reason: why });
    };
    if (upTo === 'draft') return;
    standOn(ago, 11);
    step(drafter, 'submitted');
    standOn(ago, 15);
    if (upTo === 'approved') step(manager, 'approved');
    if (upTo === 'rejected') step(manager, 'rejected', '这两款库存只剩三台，先不动');
  }

  const start = days - 2;
  standOn(start, 8);
  shipDefaults(store);
  bornFromModels(store, drafter);
  taxRules.saving.create(store, manager, {
    kind: 'vesselTax',
    params: { province: PROVINCE, bands: VESSEL_TAX.map(([upToMl, yuan]) => ({ upToMl, annualFen: yuan * 100 })) },
    validFrom: '2012-01-01',
    source: '四川省车船税税目税额表',
  });
  const [std, promo, sub] = [
    priceListId('STD'),
    priceLists.saving.create(store, manager, { code: 'PROMO', name: '当月促销', active: true }).id,
    priceLists.saving.create(store, manager, { code: 'SUB', name: '二网价', active: true }).id,
  ];
  const policyId = pricePolicies.saving.create(store, manager, {
    code: 'CAR',
    name: '整车',
    steps: [
      { seq: 10, listId: sub, whenCustomerClassId: customerClassId('SUB') },
      { seq: 20, listId: promo },
      { seq: 30, listId: std },
    ],
  }).id;
  const from = addDays(today, -start);
  const match = { customerClassId: customerClassId('ALL'), policyId, validFrom: from };
  priceMatches.saving.create(store, manager, { productClassId: productClassId('CAR'), ...match });
  const beside = SOLD_BESIDE.map(([name, kind, of, configCode, yuan, taxRateBp]) => ({
    yuan,
    id: productRecord.saving.create(store, drafter, {
      ...{ kind, name, configCode, taxRateBp },
      productClassId: productClassId(of),
      manualPriceAllowed: true,
      active: true,
    }).id,
  }));
  adjust(start, 'launch', '年度价格', [
    ...CAR_MODELS.flatMap((car) => [
      priced(std, 'guide', carId(car), car.listYuan, from),
      priced(std, 'deal', carId(car), thousands(car.listYuan * 0.97), from),
      priced(std, 'floor', carId(car), thousands(car.listYuan * 0.93), from),
    ]),
    ...OPTIONS.flatMap((option) => [
      priced(std, 'deal', idOf('product', 'option', option.id as string), (option.priceFen ?? 0) / 100, from),
    ]),
    ...beside.flatMap(({ id, yuan }) => [priced(std, 'deal', id, yuan, from)]),
  ]);
  adjust(
    start - 1,
    'regular',
    '二网供车价',
    CAR_MODELS.slice(0, 6).flatMap((car) => [
      priced(sub, 'deal', carId(car), thousands(car.listYuan * 0.945), addDays(from, 1)),
      priced(sub, 'floor', carId(car), thousands(car.listYuan * 0.925), addDays(from, 1)),
    ]),
  );
  const lower = (ago: number, bp: number, cars: readonly CarModel[]) =>
    cars.flatMap((car) =>
      ['deal', 'floor'].map(
        (itemCode): Line => ({
          ...{ listId: std, itemCode, productId: carId(car), mode: 'percent', value: -bp },
          roundToFen: 1_000_00,
          validFrom: addDays(today, 1 - ago),
        }),
      ),
    );
  const series = (...names: string[]) => CAR_MODELS.filter((car) => names.includes(car.series));
  adjust(
    Math.floor(days / 2),
    'regular',
    '厂家下调商务政策',
    lower(Math.floor(days / 2), 150, series('ES', 'NX', 'RX')),
  );
  adjust(40, 'clearance', '年款切换，清旧款', lower(40, 200, series('UX', 'RZ')));
  const month = { validFrom: addDays(today, -12), validTo: addDays(today, 18) };
  adjust(14, 'promotion', '当月白色限时', [
    ...CAR_MODELS.filter(({ model }) => ['ES 200', 'NX 260', 'RX 350h'].includes(model)).map(
      (car): Line => ({
        ...{ listId: promo, itemCode: 'deal', productId: carId(car), exteriorColor: '珍珠白', mode: 'amount' },
        value: thousands(car.listYuan * 0.935) * 100,
        ...month,
      }),
    ),
  ]);
  adjust(9, 'clearance', 'GX、LX 提前清库', lower(9, 300, series('GX', 'LX')), 'rejected');
  adjust(1, 'promotion', '下月 RX 置换季', lower(-5, 100, series('RX')), 'submitted');
  adjust(
    0,
    'regular',
    '精品明年调价',
    beside.slice(0, 2).map(({ id, yuan }) => priced(std, 'deal', id, yuan + 100, addDays(today, 5))),
    'draft',
  );
}
