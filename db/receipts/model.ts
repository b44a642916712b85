import { z } from 'zod';
import { code, day, fen, given, missing, ref, text } from '../core/fields.ts';
import { depositKinds } from '../money/deposit.ts';
import type { Role } from '../staff/model.ts';

/** 定金 订金 预收 余款 全款 代办款 其他; the first two by the words of the law itself, for which English has one. */
export const purposes = [...depositKinds, 'advance', 'balance', 'full', 'agency', 'other'] as const;
export type Purpose = (typeof purposes)[number];
/** 现金 刷卡 转账 微信 支付宝 贷款放款 置换抵扣 */
export const methods = ['cash', 'card', 'transfer', 'wechat', 'alipay', 'loan', 'tradeIn'] as const;
export type PayMethod = (typeof methods)[number];
/** 已收 已冲销 冲销: follows from what was posted, and is no field. */
export const receiptStates = ['posted', 'reversed', 'reversal'] as const;
export type ReceiptState = (typeof receiptStates)[number];

/** Methods whose paper has a number: of the bank, or of the terminal. */
const REFERENCED: readonly (string | null | undefined)[] = ['card', 'transfer'];
export const needsReference = (method: string | null | undefined): boolean => REFERENCED.includes(method);

/** A document of a deal by its id: of a kind that comes after this one. */
const document = () => z.uuid().nullish().meta({ control: 'ref' });

/** 收款 (SK): money that came in. A fact: it is never changed, a wrong one is reversed by a second one. */
export const receiptFields = z.object({
  customerId: ref('customer'),
  contractId: ref('contract'),
  orderId: document(),
  purpose: given(purposes),
  method: given(methods),
  amountFen: fen(),
  payerName: text({ max: 80, personal: true }),
  /** 银行流水号 or 终端单号. */
  externalRef: code(),
  receivedOn: day(),
  remark: text({ max: 200 }),
});
export type ReceiptFields = z.infer<typeof receiptFields>;

/** 退款 (TK): money of one receipt that went back. */
export const refundFields = z.object({
  receiptId: ref('receipt'),
  method: given(methods),
  amountFen: fen(),
  payeeName: text({ max: 80, personal: true }),
  externalRef: code(),
  refundedOn: day(),
  reason: text({ max: 200 }),
});
export type RefundFields = z.infer<typeof refundFields>;

/** Who posts and reverses; who may read what was paid. */
export const CASHIERS: readonly Role[] = ['finance'];
export const MONEY_READERS: readonly Role[] = ['finance', 'manager', 'backOffice'];
/** 额度级别 from which money may go to somebody else than who paid it. */
export const OTHER_PAYEE_LEVEL = 2;

const moved = (typed: { amountFen?: number | null; method?: string | null; externalRef?: string | null }) => [
  ...(typed.amountFen === 0 ? [{ path: 'amountFen', code: 'receipt.nothing' }] : []),
  ...(needsReference(typed.method) ? missing(typed, ['externalRef']) : []),
];
const notAfter = (day: string | null | undefined, today: string, path: string) =>
  day && day > today ? [{ path, code: 'receipt.future' }] : [];

export const RECEIPT_REQUIRED = ['customerId', 'purpose', 'method', 'amountFen', 'payerName', 'receivedOn'] as const;
export const receiptProblems = (typed: Partial<ReceiptFields>, today: string) => [
  ...missing(typed, RECEIPT_REQUIRED),
  ...moved(typed),
  ...notAfter(typed.receivedOn, today, 'receivedOn'),
];

export const REFUND_REQUIRED = ['method', 'amountFen', 'payeeName', 'refundedOn', 'reason'] as const;
export const refundProblems = (typed: Partial<RefundFields>, today: string) => [
  ...missing(typed, ['receiptId', ...REFUND_REQUIRED]),
  ...moved(typed),
  ...notAfter(typed.refundedOn, today, 'refundedOn'),
];

/** What was received for a document, less what was reversed or went back, 分. */
export interface Received {
  byPurpose: Readonly<Partial<Record<Purpose, number>>>;
  totalFen: number;
}

/** What counts towards the least deposit (G3): 定金, 订金, and 预收, which is what of a 定金 does not bind. */
export const depositsOf = ({ byPurpose }: Received): number =>
  [...depositKinds, 'advance' as const].reduce((sum, purpose) => sum + (byPurpose[purpose] ?? 0), 0);

/** Money of the deal itself: 代办款 is collected for others. */
export const ownMoneyOf = ({ byPurpose, totalFen }: Received): number => totalFen - (byPurpose.agency ?? 0);
