import { SHOWROOM_SETTING } from '../../../db/settings/model.ts';
import type { EntityName } from '../../../gateway/protocol.ts';

/** What people change on a record, made from a number so that the seed decides it. */
export interface Kind {
  /** The id, where it is not free to choose. */
  id?(value: number): string;
  first(id: string, value: number): Record<string, unknown> & { id: string };
  /** Fields people edit, each with the value a number stands for. */
  fields: Record<string, (value: number) => unknown>;
  /** Fields that name another record, and of what kind. */
  names?: Record<string, EntityName>;
  /** These may name nobody. */
  orNobody?: true;
}

const of =
  <T>(...items: T[]) =>
  (value: number) =>
    items[value % items.length]!;
const digits = (value: number, count: number) => String(value).padStart(count, '0').slice(-count);
/** Few enough that two desks register the same person now and then; one in forty the gateway refuses, which a person must see. */
const mobile = (value: number) => (value % 40 === 7 ? '12345' : `1380013${digits(value % 40, 4)}`);
/** 2026-03-14, 10:00 in the showroom. */
const MORNING = 1_773_453_600_000;
const text = (word: string) => (value: number) => `${word}${value}`;

export const KINDS: Partial<Record<EntityName, Kind>> = {
  customer: {
    first: (id, value) => ({
      id,
      cardNo: `K${digits(value, 6)}`,
      kind: 'person',
      stage: 'prospect',
      name: `王${value % 97}`,
      mobile: `1390013${digits(value % 40, 4)}`,
      level: 'A',
      hqShareConsent: 'none',
    }),
    fields: {
      name: text('李'),
      mobile,
      level: of('H', 'A', 'B', 'C'),
      address: text('长安街'),
      interestModel: of('RX 350h', 'NX 260', 'ES 200'),
      hqShareConsent: of('granted', 'withdrawn', 'none'),
    },
  },
  vehicle: {
    first: (id, value) => ({
      id,
      vin: `JTJBM7BX0R${digits(value, 7)}`,
      brand: '雷克萨斯',
      series: 'RX',
      model: 'RX 350h',
      origin: 'imported',
      status: 'inStock',
    }),
    fields: {
      location: text('库位'),
      status: of('inStock', 'inTransit', 'allocated'),
      plate: (value) => `京A${digits(value, 5)}`,
      exteriorColor: of('珍珠白', '石墨黑', null),
      optionIds: (value) => Array.from({ length: value % 3 }, (_, i) => `01900000-0000-7000-8000-0000000000${10 + i}`),
    },
  },
  allocation: {
    names: { vehicleId: 'vehicle' },
    first: (id, value) => ({
      id,
      docNo: `PC0601-260314-A${digits(value, 3)}`,
      docOn: '2026-03-14',
      // Few cars: everybody is after the same.
      vin: `JTJBM7BX0R700000${value % 3}`,
      orderNo: `DD0601-260314-A${digits(value, 3)}`,
      ownerId: 'system',
      status: 'held',
    }),
    fields: { status: of('held', 'released'), reason: text('客户要求') },
  },
  sales_order: {
    names: { customerId: 'customer' },
    first: (id, value) => ({
      id,
      docNo: `DD0601-260314-A${digits(value, 3)}`,
      docOn: '2026-03-14',
      status: 'managerReview',
      versionNo: 1,
      // Few negotiations: two orders from one quote.
      threadId: `01900000-0000-7000-8000-0000000000d${value % 3}`,
      customerName: '王建国',
      customerClassId: '01900000-0000-7000-8000-0000000000b0',
      consultantId: 'system',
      buyerName: '王建国',
      paymentMode: 'cash',
      pricingOn: '2026-03-14',
    }),
    fields: { status: of('managerReview', 'financeReview', 'cancelled'), remark: text('周末再来') },
  },
  approval_request: {
    first: (id, value) => ({
      id,
      docNo: `ED0601-260314-A${digits(value, 3)}`,
      docOn: '2026-03-14',
      status: 'pending',
      versionNo: 1,
      kind: 'priceConcession',
      docEntity: 'sales_order',
      docId: id,
      docVersionNo: 1,
      docLabel: 'BJ0601-260314-A001',
      dealHash: 'deal',
      customerId: null,
      requiredLevel: 0,
      reason: '竞品同价',
    }),
    // What is asked never changes; it is decided.
    fields: {},
  },
  approval_decision: {
    names: { requestId: 'approval_request' },
    first: (id, value) => ({ id, verdict: of('approve', 'reject')(value), level: value % 3, hash: 'deal' }),
    fields: {},
  },
  price_match: {
    first: (id, value) => ({
      id,
      productClassId: `01900000-0000-7000-8000-0000000000a${value % 2}`,
      customerClassId: '01900000-0000-7000-8000-0000000000b0',
      policyId: '01900000-0000-7000-8000-0000000000c0',
      validFrom: `2027-0${1 + (value % 6)}-01`,
      validTo: null,
    }),
    fields: {
      validFrom: (value) => `2027-0${1 + (value % 6)}-01`,
      validTo: (value) => (value % 3 === 0 ? null : `2027-${digits(7 + (value % 6), 2)}-28`),
    },
  },
  vehicle_movement: {
    names: { vehicleId: 'vehicle' },
    first: (id, value) => ({
      id,
      kind: 'move',
      movedAt: MORNING + (value % 3600) * 1000,
      fromStatus: 'inStock',
      toStatus: 'inStock',
      toPlace: `库位${value % 9}`,
    }),
    // What a car did is added only.
    fields: {},
  },
  vehicle_model: {
    first: (id, value) => ({
      id,
      brand: '雷克萨斯',
      series: 'RX',
      modelName: `RX ${value % 9}`,
      modelYear: 2020 + (value % 6),
    }),
    fields: {
      configuration: text('豪华'),
      guidePriceFen: (value) => value * 100,
      activeTo: (value) => (value % 3 === 0 ? null : `2026-03-${digits(1 + (value % 28), 2)}`),
    },
  },
  vehicle_option: {
    names: { modelId: 'vehicle_model' },
    first: (id, value) => ({ id, code: `E${digits(value, 3)}`, name: '天窗', kind: 'exterior' }),
    fields: {
      priceFen: (value) => value * 100,
      needs: (value) => Array.from({ length: value % 3 }, (_, i) => `E00${i}`),
    },
  },
  contact_person: {
    names: { customerId: 'customer' },
    first: (id, value) => ({ id, name: `赵${value % 97}`, mobile: `1370013${digits(value % 40, 4)}` }),
    fields: { name: text('钱'), title: text('采购'), main: (value) => value % 2 === 0 },
  },
  customer_relation: {
    names: { fromId: 'customer', toId: 'customer' },
    first: (id, value) => ({ id, kind: of('family', 'colleague', 'recommender')(value) }),
    fields: { note: text('表弟') },
  },
  visit: {
    names: { customerId: 'customer' },
    orNobody: true,
    first: (id, value) => ({
      id,
      visitOn: '2026-03-14',
      state: 'registered',
      channel: 'walkIn',
      purpose: 'viewing',
      partySize: 1 + (value % 4),
      arrivedAt: MORNING + (value % 3600) * 1000,
      guestDescription: text('白衬衫')(value),
      greeterId: 'system',
    }),
    fields: {
      guestName: (value) => (value % 3 === 0 ? null : `王先生${value}`),
      narrative: text('谈到'),
      partySize: (value) => 1 + (value % 9),
      interestColor: of('白', '黑', null),
      ownedCar: text('旧车'),
      voidedAt: (value) => (value % 3 === 0 ? null : MORNING + value),
    },
  },
  staff: {
    first: (id, value) => ({
      id,
      name: `员工${value % 97}`,
      login: `u${value}`,
      role: 'consultant',
      passwordHash: text('hash')(value),
      failures: 0,
    }),
    fields: {
      name: text('员工'),
      role: of('consultant', 'reception', 'manager'),
      disabledAt: (value) => (value % 3 === 0 ? MORNING + value : null),
      passwordHash: text('hash'),
    },
  },
  showroom_day: {
    id: (value) => `202603${digits(1 + (value % 3), 2)}-0000-8000-8000-000000000000`,
    first: (id) => ({ id, visitOn: `2026-03-${id.slice(6, 8)}` }),
    fields: {
      weather: of('sunny', 'rain', 'snow'),
      rota: (value) =>
        Array.from({ length: value % 4 }, (_, i) => `01900000-0000-7000-8000-00000000000${(value + i) % 7}`),
    },
  },
  setting: {
    id: () => SHOWROOM_SETTING,
    first: (id, value) => ({ id, showroomName: text('展厅')(value), idleMinutes: 5 + (value % 20) }),
    fields: { showroomName: text('展厅'), idleMinutes: (value) => 1 + (value % 60), noticeVersion: text('v') },
  },
};

/** Changes a person makes to a record: one to three of its fields, in values the number stands for. */
export function changesOf(kind: Kind, value: number, fields: number): Record<string, unknown> {
  const names = Object.keys(kind.fields);
  const chosen = names.filter((_, index) => (fields >> index) & 1).slice(0, 3);
  const some = chosen.length > 0 ? chosen : [names[value % names.length]!];
  return Object.fromEntries(some.map((field) => [field, kind.fields[field]!(value)]));
}
