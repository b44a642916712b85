import { z } from 'zod';
import type { Condition } from '../../records/listing.ts';

/** On sale today or not. */
export const sale = z.enum(['on', 'off']);
const ON_SALE = `(coalesce(r.active_from, '') <= ? AND coalesce(r.active_to, '9999') >= ?)`;

/** The condition of a filter "on sale", over `r`. */
export const onSale = (asked: z.infer<typeof sale> | undefined, today: string): Condition =>
  asked && [asked === 'on' ? ON_SALE : `NOT ${ON_SALE}`, today, today];
