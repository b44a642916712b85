import { z } from 'zod';

const line = (max: number) => z.string().trim().max(max, 'text.tooLong').default('');

/** 销售方开票资料: what of the showroom stands on the face of an invoice (机动车销售统一发票). */
export const seller = z.object({
  name: line(100),
  /** 纳税人识别号 / 统一社会信用代码 */
  taxNo: line(20),
  phone: line(40),
  address: line(120),
  bank: line(80),
  account: line(40),
  /** 主管税务机关及代码 */
  taxAuthority: line(80),
  taxAuthorityCode: line(20),
  /** 开票人 */
  issuer: line(40),
});
export type Seller = z.infer<typeof seller>;

export const SHIPPED_SELLER: Seller = seller.parse({});
