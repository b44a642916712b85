import type { ApprovalKind, ApprovalState } from '../../../db/approvals/model.ts';
import type { LineMode, SheetKind } from '../../../db/pricing/sheet.ts';
import type { EntityName } from '../../../db/records.ts';
import type { Concession } from '../../../db/sheets/concession.ts';
import type { Role } from '../../../db/staff/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { Write } from '../../kernel/write.ts';
import type { Who } from '../../records/who.ts';

/** A line of what is decided about. */
export interface AskedLine {
  lineNo: number;
  kind: SheetKind;
  mode: LineMode;
  title: string;
  qty: number;
  listFen: number | null;
  amountFen: number | null;
}

/** A document as somebody is asked about it, as it is now. */
export interface Asked {
  /** dealHash (`dealText`), or the hash of whatever a decision of this kind is bound to. */
  hash: string;
  versionNo: number;
  /** Its number, or how it is called without one. */
  label: string;
  customerId: string | null;
  /** The lowest level that may give it; 0: nobody need be asked. */
  requiredLevel: number;
  /** How much is asked for, 分. Of a price: how far it is below what level 0 may give. */
  askedFen: number | null;
  cars?: readonly (Concession & { title: string })[];
  lines?: readonly AskedLine[];
}

export interface Askable {
  entity: EntityName;
  kinds: readonly ApprovalKind[];
  /** Who may ask about it. */
  by: readonly Role[];
  /** undefined: it is not there (any more). */
  read(db: Connection, docId: string, kind: ApprovalKind): Asked | undefined;
  /** What a decision does to the document, in its transaction. @throws Refusal, and nothing was decided */
  decided?(tx: Write, who: Who, docId: string, to: ApprovalState, reason: string | null): void;
}

const askables: Askable[] = [];

/** What can be asked about: a feature that comes later says how its documents are read. The last word on a kind of an entity counts. */
export function askAbout(askable: Askable): void {
  askables.unshift(askable);
}

export const askableOf = (entity: EntityName, kind: ApprovalKind): Askable | undefined =>
  askables.find((each) => each.entity === entity && each.kinds.includes(kind));
