import type { TaxRules } from './tax-rule.ts';

const yuan = (amount: number) => amount * 100;

/**
 * The rules as they are shipped, a snapshot of November 2026; the showroom edits its own copy. `LAW` statute or official rule, `SEEN` a
 * public document, `PU` practice to be confirmed by a tax adviser before a showroom goes live.
 */
export const SHIPPED_TAX_RULES: TaxRules = [
  {
    kind: 'vat',
    params: { goodsBp: 1700, servicesBp: 600 },
    validFrom: '1994-01-01',
    validTo: '2018-04-30',
    source: 'LAW 增值税暂行条例; services 财税〔2016〕36号',
  },
  {
    kind: 'vat',
    params: { goodsBp: 1600, servicesBp: 600 },
    validFrom: '2018-05-01',
    validTo: '2019-03-31',
    source: 'LAW 财税〔2018〕32号',
  },
  {
    kind: 'vat',
    params: { goodsBp: 1300, servicesBp: 600 },
    validFrom: '2019-04-01',
    validTo: null,
    source: 'LAW 财政部 税务总局 海关总署公告2019年第39号; 增值税法 (2026)',
  },
  {
    kind: 'purchaseTax',
    params: { rateBp: 1000, declareWithinDays: 60 },
    validFrom: '2001-01-01',
    validTo: '2019-06-30',
    source: 'LAW 车辆购置税暂行条例; lower rates for small engines of single years are not held',
  },
  {
    kind: 'purchaseTax',
    params: { rateBp: 1000, declareWithinDays: 60 },
    validFrom: '2019-07-01',
    validTo: null,
    source: 'LAW 车辆购置税法 (2019)',
  },
  {
    kind: 'nevRelief',
    params: { shareBp: 10_000, capFen: null },
    validFrom: '2014-09-01',
    validTo: '2023-12-31',
    source: 'LAW 公告 2014年第53号, 2017年第172号, 2020年第21号, 2022年第27号',
  },
  {
    kind: 'nevRelief',
    params: { shareBp: 10_000, capFen: yuan(30_000) },
    validFrom: '2024-01-01',
    validTo: '2025-12-31',
    source: 'LAW 财政部 税务总局 工业和信息化部公告2023年第10号',
  },
  {
    kind: 'nevRelief',
    params: { shareBp: 5_000, capFen: yuan(15_000) },
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    source: 'LAW 财政部 税务总局 工业和信息化部公告2023年第10号; none is known from 2028 on',
  },
  {
    kind: 'vesselTax',
    params: {
      province: '北京市',
      bands: [
        { upToMl: 1_000, annualFen: yuan(300) },
        { upToMl: 1_600, annualFen: yuan(420) },
        { upToMl: 2_000, annualFen: yuan(480) },
        { upToMl: 2_500, annualFen: yuan(900) },
        { upToMl: 3_000, annualFen: yuan(1_920) },
        { upToMl: 4_000, annualFen: yuan(3_480) },
        { upToMl: null, annualFen: yuan(5_280) },
      ],
    },
    validFrom: '2012-01-01',
    validTo: null,
    source: 'PU amounts of one city under the ranges of 车船税法; a showroom enters those of its own province',
  },
  {
    kind: 'compulsoryInsurance',
    params: {
      bases: [
        { use: 'family', underSeats: 6, annualFen: yuan(950) },
        { use: 'family', underSeats: null, annualFen: yuan(1_100) },
        { use: 'company', underSeats: 6, annualFen: yuan(1_000) },
        { use: 'company', underSeats: 10, annualFen: yuan(1_130) },
        { use: 'company', underSeats: 20, annualFen: yuan(1_220) },
        { use: 'office', underSeats: 6, annualFen: yuan(950) },
        { use: 'office', underSeats: 10, annualFen: yuan(1_070) },
      ],
    },
    validFrom: '2008-02-01',
    validTo: null,
    source: 'SEEN 机动车交通事故责任强制保险基础费率表 (2008); larger cars are typed from the offer',
  },
  {
    kind: 'subsidy',
    params: {
      fuelUpToMl: 2_000,
      scrappage: { nev: { bp: 1_200, capFen: yuan(20_000) }, fuel: { bp: 1_000, capFen: yuan(15_000) } },
      replacement: { nev: { bp: 800, capFen: yuan(15_000) }, fuel: { bp: 600, capFen: yuan(13_000) } },
    },
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    source: 'SEEN 汽车以旧换新 2026 细则; local quotas may end earlier',
  },
];
