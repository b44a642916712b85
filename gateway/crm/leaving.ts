import { type CrmMapping, mapCodes } from '../adapters/mapping.ts';
import { isShared } from '../push/consent.ts';
import { documentOf, type RecordRow } from '../store/record.ts';

/** Exactly what the head-office CRM gets of a customer: codes replaced, only what may leave; null without consent. */
export const leavingDocument = (mapping: CrmMapping, row: RecordRow): Record<string, unknown> | null =>
  isShared(row) ? mapCodes(mapping, documentOf(row)) : null;

/** The fields of the message one by one, each with the field of the card it comes from. */
export function leavingFields(mapping: CrmMapping, doc: Record<string, unknown>, row: RecordRow) {
  const card = documentOf(row);
  return Object.entries(doc).map(([to, value]) => {
    const rule = mapping.rules.find(
      (made) => made.to === to && card[made.from] !== undefined && card[made.from] !== null,
    );
    return { to, from: rule?.from ?? to, value };
  });
}
