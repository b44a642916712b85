/** 单据类型 by the letters in front of a number (DEALS 2). */
export const documentTypes = {
  priceAdjustment: 'TJ',
  quote: 'BJ',
  approval: 'ED',
  contract: 'HT',
  receipt: 'SK',
  refund: 'TK',
  order: 'DD',
  allocation: 'PC',
  pdiSheet: 'PD',
  deliveryNote: 'FH',
  stockOut: 'CK',
  signOff: 'QS',
  invoice: 'FP',
  receivable: 'YS',
  goodsShipped: 'FC',
  tradeIn: 'ZH',
  cancellation: 'TD',
  return: 'TH',
  transferOrder: 'DB',
  transferOut: 'DC',
  transferIn: 'DR',
  settlement: 'JS',
  directRequest: 'ZY',
  loan: 'JC',
  stockOutRequest: 'SQ',
} as const;
export type DocumentType = (typeof documentTypes)[keyof typeof documentTypes];

export interface DocNo {
  type: DocumentType;
  /** 门店代码: capitals and digits. */
  store: string;
  /** The showroom's day it left draft. */
  on: string;
  /** 设备码, from the gateway; of a PC that never enrolled `0` and two more. */
  device: string;
  /** The how-manieth of its type on this device and day. */
  count: number;
  /** Of two documents that carry one number all the same, the later is the second (`-2`). */
  copy?: number;
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const NUMBER = /^([A-Z]{2})([A-Z0-9]+)-(\d{2})(\d{2})(\d{2})-(0[A-Z0-9]{2}|[A-HJ-NP-Z]+)(\d{3,})(?:-(\d+))?$/;

/**
 * `TTSSSS-yyMMdd-DNNN` (DEALS 6.4): unique without asking anybody, dense on each device. A label: the identity of a document is its id.
 * @throws RangeError where a part would make a number that does not read back
 */
export function docNo({ type, store, on, device, count, copy }: DocNo): string {
  const day = on.slice(2).replaceAll('-', '');
  const number = `${type}${store}-${day}-${device}${String(count).padStart(3, '0')}${copy ? `-${copy}` : ''}`;
  const back = readDocNo(number);
  if (back?.store !== store || back.on !== on || back.device !== device || back.count !== count)
    throw new RangeError(`no document number: ${number}`);
  return number;
}

/** The parts of a number, or undefined where it is none. */
export function readDocNo(number: string): DocNo | undefined {
  const [, type, store, year, month, day, device, count, copy] = NUMBER.exec(number) ?? [];
  if (!Object.values<string | undefined>(documentTypes).includes(type) || Number(count) === 0) return undefined;
  const on = `20${year}-${month}-${day}`;
  return {
    type: type as DocumentType,
    store: store!,
    on,
    device: device!,
    count: Number(count),
    ...(copy && { copy: Number(copy) }),
  };
}

/** 门店代码 as it stands in numbers: capitals and digits of the showroom's code. */
export const storeInNumbers = (showroomCode: string): string => showroomCode.toUpperCase().replace(/[^A-Z0-9]/g, '');

/**
 * The next count of a type on a device and day: one more than the highest this store has and the highest the device ever gave out, so
 * that a store put back from a backup repeats none.
 */
export const nextCount = (highestStored: number, highWater: number): number => Math.max(highestStored, highWater) + 1;

/** The n-th 设备码 of a store, from 0: A to Z without I and O, then AA…; never used twice. */
export function deviceCode(at: number): string {
  const letter = LETTERS[at % LETTERS.length]!;
  return at < LETTERS.length ? letter : `${deviceCode(Math.floor(at / LETTERS.length) - 1)}${letter}`;
}

/** 附件合同: a supplement carries its contract's number and counts on (HT…-1, -2). */
export const supplementNo = (contractNo: string, at: number): string => `${contractNo}-${at}`;
