import type { EntityName } from '../../db/records.ts';
import { newId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Store } from '../kernel/store.ts';
import type { Who } from './who.ts';

const PRINTED =
  'SELECT count(*) FROM document_print WHERE doc_id = ? AND version_no = ? AND form = ? AND deleted_at IS NULL';

/** A paper of one version of a document. */
export interface PrintedPaper {
  entity: EntityName;
  docId: string;
  versionNo: number;
  form: string;
}

/** The how-manieth copy the next one is. */
export const nextCopy = ({ db }: Store, { docId, versionNo, form }: PrintedPaper): number =>
  (db.prepare(PRINTED).pluck().get(docId, versionNo, form) as number) + 1;

/**
 * A copy that was laid out is noted before its address is given; a paper that could not be made is in no log.
 * @throws Refusal `document.printedMeanwhile` when another copy came in between
 */
export function notePrint(store: Store, who: Who, paper: PrintedPaper, nth: number): void {
  store.write(who, (tx) => {
    const { entity, docId, versionNo, form } = paper;
    if (nextCopy(store, paper) !== nth) throw new Refusal('document.printedMeanwhile');
    tx.insert('document_print', { id: newId(), entity, docId, versionNo, form, nth });
    tx.audit('export', entity, docId, { form, nth });
  });
}
