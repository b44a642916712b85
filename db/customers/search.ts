/** What of a customer is searched, in the order in which it is told as the reason; `idNo` may be a company's USCC as well. */
export interface CustomerDoc {
  name: string;
  contactName?: string | null | undefined;
  mobile?: string | null | undefined;
  landline?: string | null | undefined;
  idNo?: string | null | undefined;
  uscc?: string | null | undefined;
  /** 'YYYY-MM-DD' */
  birthOn?: string | null | undefined;
}
export type CustomerField = keyof CustomerDoc;
