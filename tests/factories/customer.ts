import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { digits, pick } from './random.ts';

const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '欧阳', '上官', '单', '仇'];
const GIVEN = ['伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '军', '洋', '勇', '艳', '建国', '秀英', '浩然', '子涵'];
let cards = 0;

export const chineseName = (): string => pick(SURNAMES) + pick(GIVEN);
export const mobile = (): string => `1${pick(['38', '39', '50', '86', '88'])}${digits(8)}`;

/** A resident ID number with a right check digit (GB 11643). */
export function residentId(birth = `19${70 + Math.floor(Number(digits(2)) / 4)}0512`): string {
  const body = `110105${birth}${digits(3)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'[sum % 11];
}

type CustomerDoc = NewOf<'customer'>;

/** A stored customer: a person with a mobile, an intended model and no consent yet. */
export const customerDoc = (changes: Partial<CustomerDoc> = {}): CustomerDoc => ({
  id: newId(),
  cardNo: `K${String(++cards).padStart(6, '0')}`,
  kind: 'person',
  stage: 'prospect',
  name: chineseName(),
  gender: pick(['male', 'female'] as const),
  mobile: mobile(),
  source: pick(['互联网', '朋友介绍', '户外']),
  level: pick(['H', 'A', 'B', 'C'] as const),
  interestSeries: 'RX',
  interestModel: 'RX 350h',
  hqShareConsent: 'none',
  ...changes,
});
