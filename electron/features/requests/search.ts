import type { RequestField } from '../../../db/requests/search.ts';
import { named, type Searchable } from '../../kernel/search/declared.ts';

/** A request: by whose it is. */
export const requestSearch: Searchable<RequestField> = { fields: { customerName: named }, people: true };
