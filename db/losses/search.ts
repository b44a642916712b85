/** What of a loss is searched. */
export interface LossDoc {
  customerName?: string | null | undefined;
  boughtBrand?: string | null | undefined;
  boughtModel?: string | null | undefined;
  boughtDealer?: string | null | undefined;
}
export type LossField = keyof LossDoc;
