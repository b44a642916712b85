/** What of a request is searched. */
export interface RequestDoc {
  customerName?: string | null | undefined;
}
export type RequestField = keyof RequestDoc;
