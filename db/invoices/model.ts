import { z } from 'zod';
import { choice, code, count, day, flag, given, missing, several, text } from '../core/fields.ts';
import { splitVat } from '../money/vat.ts';
import type { Role } from '../staff/model.ts';

/** 草稿 已登记 已红冲 已作废 */
export const invoiceStates = ['draft', 'recorded', 'redIssued', 'voided'] as const;
export type InvoiceState = (typeof invoiceStates)[number];
/** 数电 / 纸质 */
export const invoiceMedia = ['digital', 'paper'] as const;
/** 国产 / 进口 */
export const invoiceOrigins = ['domestic', 'imported'] as const;
/** 开票有误 销货退回 服务中止 销售折让 */
export const redReasons = ['wrong', 'returned', 'stopped', 'allowance'] as const;
/** 红字确认单状态 of a 数电 invoice: 01 无需确认 02 待购方确认 03 待销方确认 04 购销双方已确认 05-09 作废 (否认, 超时, 撤销). */
export const confirmationStates = ['01', '02', '03', '04', '05', '06', '07', '08', '09'] as const;
/** States by which a red 数电 invoice may be issued. */
export const CONFIRMED: readonly string[] = ['01', '04'];
/** 联次 of a paper invoice: 发票联 抵扣联 报税联 注册登记联 记账联 存根联 */
export const paperCopies = ['invoice', 'deduction', 'tax', 'registration', 'booking', 'stub'] as const;
export type PaperCopy = (typeof paperCopies)[number];

/** An amount of the face, 分; of a red invoice below zero. */
const faceFen = () =>
  z
    .int()
    .min(-100_000_000_00, 'number.tooLarge')
    .max(100_000_000_00, 'number.tooLarge')
    .nullish()
    .meta({ control: 'fen' });

/** 销售发票 (FP): a fact copied from the tax platform, whole face of the 机动车销售统一发票. A red one mirrors a blue one and is below zero. */
export const salesInvoiceFields = z.object({
  orderVehicleId: z.uuid().nullish().meta({ control: 'ref' }),
  /** 蓝字发票 a red one takes back. */
  redOfId: z.uuid().nullish().meta({ control: 'ref' }),
  medium: given(invoiceMedia),
  invoiceCode: code(),
  invoiceNo: code(),
  /** 机打代码, 机打号码, 机器编号 */
  printedCode: code(),
  printedNo: code(),
  machineNo: code(),
  issuedOn: day(),
  buyerName: text({ max: 120, personal: true }),
  buyerTaxNo: code({ personal: true }),
  vehicleType: text({ max: 40 }),
  brandModel: text({ max: 80 }),
  origin: choice(invoiceOrigins),
  originPlace: text({ max: 40 }),
  certNo: code(),
  importCertNo: code(),
  inspectionNo: code(),
  engineNo: code(),
  vin: code(),
  grossFen: faceFen(),
  rateBp: count({ max: 3_000 }),
  taxFen: faceFen(),
  netFen: faceFen(),
  taxAuthority: text({ max: 80 }),
  taxAuthorityCode: code(),
  /** 完税凭证号码: only where a tax office issues. */
  taxPaidNo: code(),
  /** 吨位, of goods vehicles. */
  tonnage: text({ max: 20 }),
  /** 限乘人数, of passenger cars. */
  seats: count({ min: 1, max: 99, range: 'invoice.seats' }),
  sellerName: text({ max: 100 }),
  sellerPhone: text({ max: 40 }),
  sellerTaxNo: code(),
  sellerAccount: text({ max: 40 }),
  sellerAddress: text({ max: 120 }),
  sellerBank: text({ max: 80 }),
  issuer: text({ max: 40 }),
  remark: text({ max: 400 }),
  /** 应收到期日 of the receivable it makes; blank: the day of issue. */
  dueOn: day(),
  /** 平台已核验该车架号可开票 */
  vinIssuable: flag(),
  redReason: choice(redReasons),
  confirmationNo: code(),
  confirmationState: choice(confirmationStates),
  copiesBack: several(paperCopies),
  /** Why a copy is not back: 已申报, 已抵扣, 已登记(注销证明) or the dealer's statement. */
  copiesNote: text({ max: 200 }),
});
export type SalesInvoiceFields = z.infer<typeof salesInvoiceFields>;

/** What may still be noted on a recorded one: how its taking back stands. */
export const INVOICE_FREE: readonly string[] = ['copiesBack', 'copiesNote'];

/** What a red invoice has of its own; everything else is the blue one's with a minus. */
export const redFields = salesInvoiceFields.pick({
  invoiceCode: true,
  invoiceNo: true,
  issuedOn: true,
  redReason: true,
  confirmationNo: true,
  confirmationState: true,
  copiesBack: true,
  copiesNote: true,
});
export const RED_FIELDS = Object.keys(redFields.shape) as (keyof z.infer<typeof redFields>)[];

export const INVOICE_WRITERS: readonly Role[] = ['backOffice', 'finance'];
export const INVOICE_RECORDERS: readonly Role[] = ['finance'];
export const INVOICE_READERS: readonly Role[] = ['finance', 'manager', 'backOffice', 'admin'];
/** 额度级别 that lets an invoice go to another buyer than the contract's (G8). */
export const OTHER_BUYER_LEVEL = 1;

/** VAT of a face amount; asked for again whenever the amount or the rate changes. */
export function faceVat({ grossFen, rateBp }: Pick<Partial<SalesInvoiceFields>, 'grossFen' | 'rateBp'>) {
  return grossFen == null || rateBp == null ? null : splitVat(grossFen, rateBp);
}

const ALWAYS = [
  ...(['invoiceNo', 'issuedOn', 'buyerName', 'buyerTaxNo', 'vehicleType', 'brandModel', 'origin'] as const),
  ...(['originPlace', 'engineNo', 'vin', 'grossFen', 'rateBp', 'netFen', 'taxFen'] as const),
  ...(['sellerName', 'sellerTaxNo', 'issuer'] as const),
] as const;

/** Fields the face cannot do without, by medium and origin. */
export function faceRequired(face: Partial<SalesInvoiceFields>): (keyof SalesInvoiceFields)[] {
  return [
    ...ALWAYS,
    ...(face.medium === 'paper' ? (['invoiceCode'] as const) : []),
    ...(face.origin === 'domestic' ? (['certNo'] as const) : []),
    ...(face.origin === 'imported' ? (['importCertNo', 'inspectionNo'] as const) : []),
    ...(face.seats || face.tonnage ? [] : (['seats'] as const)),
  ];
}

/** A number of the tax platform that has not its length: 数电 20 digits, paper code 12 and number 8. */
export function numberProblems({ medium, invoiceCode, invoiceNo }: Partial<SalesInvoiceFields>) {
  const digits = medium === 'paper' ? 8 : 20;
  const wrong = (value: string | null | undefined, length: number) =>
    value && !new RegExp(`^\\d{${length}}$`).test(value);
  return [
    ...(wrong(invoiceNo, digits)
      ? [{ path: 'invoiceNo', code: medium === 'paper' ? 'invoice.paperNo' : 'invoice.digitalNo' }]
      : []),
    ...(medium === 'paper' && wrong(invoiceCode, 12) ? [{ path: 'invoiceCode', code: 'invoice.paperCode' }] : []),
  ];
}

/** What keeps a draft from being saved; what the face lacks keeps it from being recorded. */
export const invoiceProblems = (typed: Partial<SalesInvoiceFields>, today: string) => [
  ...missing(typed, ['orderVehicleId', 'medium']),
  ...numberProblems(typed),
  ...(typed.redOfId
    ? []
    : (['grossFen', 'netFen', 'taxFen'] as const)
        .filter((path) => (typed[path] ?? 0) < 0)
        .map((path) => ({ path, code: 'number.negative' }))),
  ...(typed.issuedOn && typed.issuedOn > today ? [{ path: 'issuedOn', code: 'invoice.future' }] : []),
];
