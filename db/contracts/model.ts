import { z } from 'zod';
import {
  choice,
  code,
  count,
  day,
  fen,
  flag,
  given,
  long,
  missing,
  ref,
  several,
  text,
  turned,
} from '../core/fields.ts';
import { checkIdNumber } from '../customers/id-number.ts';
import { idTypes } from '../customers/model.ts';
import { depositKinds } from '../money/deposit.ts';
import { paymentModes } from '../prices/model.ts';
import { lineModes, type SheetKind, sheetKinds, sheetTotals } from '../pricing/sheet.ts';
import type { Role } from '../staff/model.ts';

/** 草稿 已打印 已签署 已生效 已履行 已解除 作废 */
export const contractStates = ['draft', 'printed', 'signed', 'effective', 'fulfilled', 'terminated', 'void'] as const;
export type ContractState = (typeof contractStates)[number];

/** 国产 进口 */
export const carOrigins = ['domestic', 'imported'] as const;
/** What of the car the buyer must be told in writing: 试驾或自用 展车 运输修复 非授权品牌 平行进口 库存时间长 */
export const disclosures = ['demo', 'display', 'repaired', 'unauthorised', 'parallel', 'longStock'] as const;
/** 自提 送车上门 */
export const deliveryModes = ['pickUp', 'send'] as const;
/** 银行不批贷款时: 买方另筹 解除并退定金 协商 */
export const loanRefusals = ['buyerPays', 'refund', 'agree'] as const;
/** 诉讼 仲裁 */
export const disputeWays = ['court', 'arbitration'] as const;
/** 随车交付的文件和物品 */
export const handedOver = [
  'invoice',
  'certificate',
  'conformity',
  'importProof',
  'inspectionProof',
  'manual',
  'warranty',
  'threeGuarantees',
  'keys',
  'tools',
] as const;

const personal = { personal: true } as const;
/** A day's share of what is late, in basis points: 5 is 0.05 % (PU). */
const dayRate = () => count({ max: 100, range: 'dayRate.range' });

/** 购车合同 (HT). Of the buyer it holds what the paper says, whatever the card says later. */
export const contractFields = z.object({
  customerId: ref('customer'),
  /** 顾问 */
  ownerId: ref('staff'),
  buyerName: text({ max: 120, ...personal }),
  idType: choice(idTypes, personal),
  idNo: text(personal),
  uscc: code(),
  phone: text(personal),
  address: text({ max: 300, ...personal }),
  agentName: text(personal),
  agentIdNo: text(personal),
  agentPhone: text(personal),
  productId: ref('product'),
  brand: text(),
  modelName: text(),
  configName: text(),
  exteriorColor: text(),
  interiorColor: text(),
  origin: choice(carOrigins),
  /** Printed only while this car is held for this contract; else 车架号以配车为准. */
  vin: code(),
  engineNo: code(),
  certNo: code(),
  disclosed: several(disclosures),
  odometerKm: count({ unit: 'km' }),
  producedOn: day(),
  disclosureNote: long({ max: 500 }),
  vehicleFen: fen(),
  paymentMode: choice(paymentModes),
  depositKind: choice(depositKinds),
  depositFen: fen(),
  loanBank: text(),
  loanDownFen: fen(),
  loanPrincipalFen: fen(),
  loanMonths: count({ min: 1, max: 120, range: 'months.range' }),
  loanRefused: choice(loanRefusals),
  tradeInCar: text(),
  tradeInFen: fen(),
  deliveryMode: choice(deliveryModes),
  deliveryPlace: text({ max: 200 }),
  plannedDeliveryOn: day(),
  handedOver: several(handedOver),
  inspection: long({ max: 500 }),
  lateDeliveryBp: dayRate(),
  latePaymentBp: dayRate(),
  dispute: choice(disputeWays),
  disputeBody: text(),
  copies: count({ min: 1, max: 9, range: 'copies.range' }),
  terms: long({ max: 2000 }),
  signedOn: day(),
  remark: long({ max: 1000 }),
});
export type ContractFields = z.infer<typeof contractFields>;

/** Fields that stay open when the content is frozen: when it was signed, and what the showroom notes for itself. */
export const FREE_FIELDS: readonly string[] = ['signedOn', 'remark', 'ownerId'];

/** What is sold beside the car, collected for others, or given: the kinds of a sheet that may stand there. */
export const contractLineKinds = [
  'purchaseTax',
  'compulsoryInsurance',
  'vesselTax',
  'commercialInsurance',
  'registration',
  'accessory',
  'service',
  'financeFee',
  'option',
  'other',
] as const satisfies readonly SheetKind[];

/** 合同项目: sold, included, given or done for others; of those done for others the buyer ticks each as 自愿. */
export const contractLineFields = z.object({
  contractId: ref('contract'),
  lineNo: count({ min: 1, max: 2_000 }),
  kind: given(sheetKinds),
  mode: given(lineModes),
  title: text(),
  qty: count({ min: 1, max: 999, range: 'qty.range' }),
  amountFen: fen(),
  voluntary: flag(),
});
export type ContractLineFields = z.infer<typeof contractLineFields>;
export const contractLineTyped = contractLineFields.omit({ contractId: true, lineNo: true });

/** 付款计划: when what is due. */
export const contractDueFields = z.object({
  contractId: ref('contract'),
  lineNo: count({ min: 1, max: 2_000 }),
  dueOn: day(),
  dueFen: fen(),
  condition: text({ max: 200 }),
});
export type ContractDueFields = z.infer<typeof contractDueFields>;
export const contractDueTyped = contractDueFields.omit({ contractId: true, lineNo: true });

export const CONTRACT_DRAFTERS: readonly Role[] = ['consultant', 'backOffice', 'manager'];
export const CONTRACT_READERS: readonly Role[] = ['consultant', 'backOffice', 'manager', 'finance', 'admin'];

export const FRESH_CONTRACT = {
  paymentMode: 'cash',
  depositKind: '定金',
  deliveryMode: 'pickUp',
  lateDeliveryBp: 5,
  latePaymentBp: 5,
  dispute: 'court',
  copies: 3,
} as const satisfies Partial<ContractFields>;

/** What may not be blank on a draft; the rest is asked when it is printed. */
export const contractProblems = (typed: Partial<ContractFields>, today: string) => [
  ...missing(typed, ['customerId', 'buyerName']),
  ...idProblems(typed, today),
  ...(typed.signedOn && typed.signedOn > today ? [{ path: 'signedOn', code: 'contract.future' }] : []),
  ...turned(typed, 'producedOn', 'plannedDeliveryOn'),
];

/** Of the numbers only 身份证 is judged; one shown starred comes back as it is. */
const idProblems = ({ idType, idNo }: Partial<ContractFields>, today: string) => {
  if (!idNo || idType !== 'residentId' || idNo.includes('*')) return [];
  const checked = checkIdNumber(idType, idNo, today);
  return checked.ok ? [] : [{ path: 'idNo', code: checked.code }];
};

export interface ContractTotals {
  /** 合同总价: car and what else is sold. */
  totalFen: number;
  soldFen: number;
  agencyFen: number;
  /** What the buyer pays altogether. */
  payableFen: number;
}
type TotalLine = Pick<ContractLineFields, 'kind' | 'mode' | 'amountFen'>;

/** Sums of a contract, 分: agency money is no part of its total. */
export function contractTotals(vehicleFen: number | null | undefined, lines: readonly TotalLine[]): ContractTotals {
  const sheet = lines.map((line, at) => ({ ...line, lineNo: at + 1, qty: 1 }));
  const { sellTotalFen: soldFen, agencyTotalFen: agencyFen } = sheetTotals(sheet);
  const totalFen = (vehicleFen ?? 0) + soldFen;
  return { totalFen, soldFen, agencyFen, payableFen: totalFen + agencyFen };
}

/** What of an agreed 定金 binds at most: a fifth of the contract's total (民法典 586); above it is 预收. */
export const bindingCap = (totalFen: number): number => Math.floor(totalFen / 5);

const ALWAYS = [
  ...['buyerName', 'phone', 'address', 'brand', 'modelName', 'exteriorColor', 'origin', 'vehicleFen', 'paymentMode'],
  ...[
    'depositKind',
    'depositFen',
    'deliveryMode',
    'deliveryPlace',
    'plannedDeliveryOn',
    'handedOver',
    'copies',
    'dispute',
  ],
] as const;

/** Fields the paper cannot do without: who buys, what, for how much, and what happens when. */
export function paperBlanks(contract: Partial<ContractFields>): string[] {
  const { uscc, paymentMode, tradeInFen, dispute, disclosed } = contract;
  const asked = [
    ...ALWAYS,
    ...(uscc ? ['agentName'] : ['idType', 'idNo']),
    ...(paymentMode === 'loan' ? ['loanBank', 'loanPrincipalFen', 'loanRefused'] : []),
    ...(tradeInFen ? ['tradeInCar'] : []),
    ...(dispute === 'arbitration' ? ['disputeBody'] : []),
    ...(disclosed?.includes('demo') ? ['odometerKm'] : []),
  ];
  const lists = asked.filter((field) => {
    const value = (contract as Record<string, unknown>)[field];
    return Array.isArray(value) && value.length === 0;
  });
  return [...missing(contract, asked).map(({ path }) => path), ...lists];
}

/** 草稿 已定稿 已签署 作废 */
export const supplementStates = ['draft', 'printed', 'signed', 'void'] as const;
export type SupplementState = (typeof supplementStates)[number];

/** 补充协议 (HT…-1): what both sides agreed after the contract was signed, in its own words; a frozen document of its own. */
export const contractSupplementFields = z.object({ terms: long({ max: 2000 }) });
export type ContractSupplementFields = z.infer<typeof contractSupplementFields>;
