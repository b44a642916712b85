import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import { monthStep } from '../../db/month-end/model.ts';
import { bucketsOf } from '../../db/reports/spans.ts';
import type { Showroom } from '../api/context.ts';
import { confirmGoods } from '../features/month-end/goods.ts';
import { shippedCars } from '../features/month-end/shipped.ts';
import { freezeMonths } from '../features/reports/month-start.ts';
import { confirmRecoveryKey } from '../features/settings/recovery.ts';
import { updateSettings } from '../features/settings/service.ts';
import { firstRun } from '../features/settings/setup.ts';
import { setWeather } from '../features/visits/day.ts';
import { setRota } from '../features/visits/rota/rota.ts';
import type { Store } from '../kernel/store.ts';
import { perform } from './acts.ts';
import { inOneGo } from './bulk.ts';
import { campaignsOf } from './campaigns.ts';
import { cardPeople, oldHabits } from './card-people.ts';
import type { DemoClock } from './clock.ts';
import { contactsOfYear } from './contacts.ts';
import { dealsOf } from './deals.ts';
import { dice } from './dice.ts';
import { drivesOf } from './drives.ts';
import { firstServicesOf } from './first-services.ts';
import { lossesOf } from './losses.ts';
import { askNeeds } from './needs.ts';
import { mobileNumbers } from './numbers.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, type DemoStaff, hireStaff } from './people.ts';
import { plansOfShowroom } from './plans.ts';
import { playbookOf } from './playbook.ts';
import { pricesOfYear } from './prices.ts';
import { quotesOf } from './quotes.ts';
import { requestsOf } from './requests.ts';
import { OPENS_MS, rotaOf } from './rota.ts';
import { beforeSold, salesOf } from './sales.ts';
import { signedScan } from './scan.ts';
import { targetsOfYear } from './targets.ts';
import { todayOf } from './today.ts';
import { type Happening, type YearPlan, yearOf } from './year.ts';

/** A year of a middling showroom. */
export const DEMO_YEAR: YearPlan = { days: 364, visits: 3_988, customers: 1_200 };
const SEED = 4_780;
const SYSTEM = { id: 'system' };

/** 销售方开票资料 of the showroom; nobody's. */
const SELLER = {
  ...{ name: '城西雷克萨斯汽车销售服务有限公司', taxNo: '91310112MA1GBCXL05', phone: '021-5555 0100' },
  ...{ address: '上海市闵行区城西路 88 号', bank: '工商银行上海城西支行', account: '1001 2345 0930 0088 888' },
  ...{ taxAuthority: '国家税务总局上海市闵行区税务局', taxAuthorityCode: '13101120000', issuer: '郑芳' },
};

async function openBusiness({ store }: Showroom): Promise<DemoStaff> {
  const [admin] = DEMO_ACCOUNTS;
  const { recoveryKey } = await firstRun(store, {
    showroomName: '城西店',
    showroomCode: 'S001',
    admin: { name: admin!.name, login: admin!.login, password: DEMO_PASSWORD },
  });
  updateSettings(store, SYSTEM, { seller: SELLER });
  confirmRecoveryKey(store, recoveryKey.slice(-5));
  return hireStaff(store);
}

/** Enters everything in the order it happened, each by whoever did it and with the clock of that moment. */
function enter(store: Store, clock: DemoClock, happenings: Happening[]): void {
  happenings.sort((a, b) => a.at - b.at);
  for (const { at, by, entity, values } of happenings) {
    clock.standAt(at);
    store.write({ id: by }, (tx) => tx.insert(entity, values));
  }
}

/** Months that began after a day, up to another one. */
const monthsOf = (from: string, to: string): string[] =>
  bucketsOf({ from, to }, 'month')
    .slice(1)
    .map((month) => month.from.slice(0, 7));

/** 发出商品 of the month before last, confirmed by finance in the first days of the next; the last one waits. */
function confirmMonths(store: Store, clock: DemoClock, { finance }: DemoStaff, today: string): void {
  const month = monthStep(today.slice(0, 7), -2);
  clock.standAt(dayRange(`${monthStep(month, 1)}-02`)[0] + 10 * 3_600_000);
  if (shippedCars(store.db, month).every(({ costFen }) => costFen !== null))
    confirmGoods(store, { id: finance, role: 'finance' }, month);
}

/** Fills an empty store with a year of believable business that ends now, with guests on the floor. */
export async function fillShowroom(showroom: Showroom, clock: DemoClock, plan = DEMO_YEAR): Promise<void> {
  const { store } = showroom;
  const now = Date.now();
  const today = dayOf(now);
  const by = dice(SEED);
  clock.standAt(dayRange(addDays(today, -plan.days))[0] + 8 * 3_600_000);
  const staff = await openBusiness(showroom);
  const scan = await signedScan(showroom);
  const year = yearOf(by, now, staff, plan);
  const sales = salesOf(dice(SEED + 23), now, staff, year, plan.days);
  // Dice of their own: the year stays the one it was.
  const others = dice(SEED + 1);
  askNeeds(dice(SEED + 20), year.customers);
  oldHabits(others, year.customers);
  const people = cardPeople(others, year.customers, mobileNumbers(others));
  const talks = contactsOfYear(dice(SEED + 2), now, staff, year.customers);
  const drives = drivesOf(dice(SEED + 3), now, staff, year.customers, plan.days);
  const losses = lossesOf(dice(SEED + 4), now, staff, year.customers, talks);
  const todaysVisits = todayOf(by, now, staff, year);
  const rotaEvents = rotaOf(dice(SEED + 12), now, staff, [...year.happenings, ...todaysVisits]);
  const services = firstServicesOf(dice(SEED + 21), now, year.customers, year.happenings);
  const sold = beforeSold(sales, year.happenings, dayRange(addDays(today, -plan.days))[0] + 9 * 3_600_000);
  const happenings = [
    ...year.happenings,
    ...people,
    ...talks,
    ...drives,
    ...losses,
    ...campaignsOf(dice(SEED + 6), now, staff, year.happenings),
    ...plansOfShowroom(dice(SEED + 8), now, staff),
    ...targetsOfYear(dice(SEED + 7), now, staff),
    ...playbookOf(now, staff),
    ...services,
    ...requestsOf(dice(SEED + 5), now, staff, year.customers),
    ...todaysVisits,
    ...rotaEvents,
  ];
  inOneGo(store, (bulk) => {
    enter(bulk, clock, happenings);
    // By the steps a showroom takes itself: a 调价单 drafted, submitted and approved.
    pricesOfYear(bulk, clock, now, staff, plan.days);
    const telling = { store: bulk, now, staff };
    perform(clock, [
      ...dealsOf({ ...telling, by: dice(SEED + 24), sold, scan }, sales),
      ...quotesOf(
        { ...telling, by: dice(SEED + 22), days: plan.days },
        sales.map(({ customer }) => customer.card.id!),
      ),
    ]);
  });
  for (const month of monthsOf(addDays(today, -plan.days), today)) {
    clock.standAt(dayRange(`${month}-01`)[0] + 5 * 60_000);
    freezeMonths(store);
  }
  confirmMonths(store, clock, staff, today);
  clock.standAt(Math.max(dayRange(today)[0], Math.min(dayRange(today)[0] + OPENS_MS, now - 3 * 3_600_000)));
  setRota(store, { id: staff.manager }, today, staff.consultants);
  setWeather(store, SYSTEM, today, 'cloudy');
  // The screen of a demo should not lock while somebody explains it.
  updateSettings(store, SYSTEM, { idleMinutes: 120 });
  clock.run();
}
