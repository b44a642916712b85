import { z } from 'zod';

/** The printed forms a showroom may adapt, by the order of the process handbook (SEED). */
export const PAPERS = [
  'register',
  'visit',
  'card',
  'need',
  'daily',
  'levelSheet',
  'agreement',
  'feedback',
  'loss',
  'rota',
  'report',
  'notice',
  'letter',
  'adjustment',
  'pdi',
  'delivery',
  'stockOut',
  'signOff',
  'directRequest',
  'vehicleReturn',
  'cancellation',
  'stockOutRequest',
  'loan',
  'transferOrder',
  'transferOut',
  'transferIn',
  'transferSettlement',
  'approval',
  'contract',
  'supplement',
  'paymentNotice',
  'receipt',
  'refund',
  'quote',
  'order',
  'invoice',
  'statement',
  'goodsShipped',
] as const;
export type PaperName = (typeof PAPERS)[number];

/** 表格样式: how the showroom wants one form. */
export const paperStyle = z.object({
  paper: z.enum(PAPERS),
  /** In place of the shipped title; blank keeps it. */
  title: z.string().trim().max(40, 'text.tooLong').default(''),
  /** 不印的栏目: headings, labels and columns left out, as they stand on the paper. */
  hidden: z.array(z.string().trim().min(1).max(40, 'text.tooLong')).max(60, 'list.tooLong').default([]),
});
export type PaperStyle = z.infer<typeof paperStyle>;

/** A picture in the settings' own record, which travels whole: some 60 KB. */
const LOGO_MAX = 90_000;

/** 打印样式 of the showroom, the same for every form, and what single forms have of their own. */
export const papers = z.object({
  /** 店标: a PNG or JPEG as a data address; blank: none. */
  logo: z
    .string()
    .max(LOGO_MAX, 'papers.logoTooLarge')
    .regex(/^(data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+)?$/, 'papers.logoKind')
    .default(''),
  /** 页脚: address and telephone, at the bottom of each page. */
  footer: z.string().trim().max(120, 'text.tooLong').default(''),
  styles: z.array(paperStyle).max(PAPERS.length, 'list.tooLong').default([]),
  /** 样式版本: counts its changes; 0 is as shipped. Printed, so that a paper tells which style it was made in. */
  version: z.int().min(0).default(0),
});
export type Papers = z.infer<typeof papers>;

export const SHIPPED_PAPERS: Papers = papers.parse({});
