import type { CustomerFields } from './model.ts';

/**
 * What the desk keeps right on anybody's card: how a customer is called and reached, and how they came to us. Level, owner, need
 * and notes are the consultant's work.
 */
export const contactData = [
  'kind',
  'name',
  'contactName',
  'gender',
  'mobile',
  'landline',
  'wechat',
  'address',
  'source',
  'sourceDetail',
  'referrer',
  'doNotContact',
] as const satisfies readonly (keyof CustomerFields)[];

/** Fields of a card that reception reads and does not write. */
export const beyondContactData = (field: string): boolean => !(contactData as readonly string[]).includes(field);
