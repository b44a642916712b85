import { z } from 'zod';

const state = z.string().min(1).max(40);

/** 单据事件: one step of one document; append-only. By whom and when are those of its making. Nobody types it. */
export const dealEventFields = z.object({
  entity: state,
  docId: z.uuid(),
  versionNo: z.int().min(1),
  from: state,
  to: state,
  reason: z.string().max(400).nullish(),
  /** contentHash of what the step was taken on. */
  hash: z.string().nullish(),
  previousId: z.uuid().nullish(),
});
export type DealEventFields = z.infer<typeof dealEventFields>;

/** 打印记录: which version was printed, and the how-manieth time here; from the second on a paper carries 补打. */
export const documentPrintFields = z.object({
  entity: state,
  docId: z.uuid(),
  versionNo: z.int().min(1),
  form: state,
  nth: z.int().min(1),
});
export type DocumentPrintFields = z.infer<typeof documentPrintFields>;
