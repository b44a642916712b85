import type { Store } from '../../../electron/kernel/store.ts';
import type { EntityName, OpBody } from '../../../gateway/protocol.ts';

/** An operation a person was told is saved, or that stands on a disk that still exists. */
export interface Entry {
  opId: string;
  sha256: string;
  body: string;
  read: OpBody;
  /** What the screen showed of the fields before this save, as far as it is known. */
  saw: Record<string, unknown> | null;
  /** The PC it was saved on last; a clone or a restored disk may hold it too. */
  pc: number;
  /** The only disk that held it is gone: it may have arrived, but nobody can send it any more. */
  burnt: boolean;
}

/** What the simulated people were promised, kept beside the product and never inside it. */
export interface Ledger {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Notes what this PC's outbox holds that was not known before. */
  note(pc: number, store: Store, saw?: Record<string, unknown> | null): Entry[];
  /** Whatever is neither in `kept` nor at the gateway burnt with a disk. */
  burn(lost: (entry: Entry) => boolean): void;
}

interface Saved {
  opSeq: number;
  opId: string;
  sha256: string;
  body: string;
}

/** What was saved here since it was read last, not what a stick brought; a store that is opened again is read from its beginning. */
function readerOf({ db }: Store): () => Saved[] {
  const select = db.prepare(
    'SELECT op_seq AS opSeq, op_id AS opId, sha256, body FROM outbox WHERE op_seq > ? AND origin_device IS NULL ORDER BY op_seq',
  );
  let last = 0;
  return () => {
    const rows = select.all(last) as Saved[];
    last = rows.at(-1)?.opSeq ?? last;
    return rows;
  };
}

export function openLedger(): Ledger {
  const entries = new Map<string, Entry>();
  const readers = new WeakMap<Store, () => Saved[]>();
  return {
    entries,
    note(pc, store, saw = null) {
      const reader = readers.get(store) ?? readerOf(store);
      readers.set(store, reader);
      const fresh: Entry[] = [];
      for (const { opId, sha256, body } of reader()) {
        if (entries.has(opId)) continue;
        const entry = { opId, sha256, body, read: JSON.parse(body) as OpBody, saw, pc, burnt: false };
        entries.set(opId, entry);
        fresh.push(entry);
      }
      return fresh;
    },
    burn(lost) {
      for (const entry of entries.values()) if (!entry.burnt && lost(entry)) entry.burnt = true;
    },
  };
}

/** Key of a record across entities. */
export const recordKey = (entity: EntityName | string, id: string): string => `${entity}/${id}`;
