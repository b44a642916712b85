import { getTableName } from 'drizzle-orm';
import type { EntityStore, Row } from '../../../electron/kernel/entity.ts';
import type { Store } from '../../../electron/kernel/store.ts';
import { syncedEntities } from '../../../electron/registry.ts';
import type { OpBody } from '../../../gateway/protocol.ts';
import { mayNotBeThere } from './consent.ts';
import type { Violation } from './delivered.ts';
import type { GatewayState, HeldRecord } from './gateway-state.ts';
import { recordKey } from './ledger.ts';
import type { Pc } from './pc.ts';
import { rowsOf } from './rows.ts';
import type { Showroom } from './showroom.ts';

type Values = Record<string, unknown>;
const equal = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** I3: every PC shows what the gateway has, but for what a person there has yet to decide. */
export function checkEqual({ pcs, operator }: Showroom, state: GatewayState): Violation[] {
  return pcs.flatMap((pc) =>
    syncedEntities.flatMap((entity) => {
      const store = rowsOf(pc.store, entity.name);
      const ids = pc.store.db
        .prepare(`SELECT id FROM "${getTableName(entity.table)}"`)
        .pluck()
        .all() as string[];
      const all = new Set([
        ...ids,
        ...[...state.records.keys()]
          .filter((key) => key.startsWith(`${entity.name}/`))
          .map((key) => key.split('/')[1]!),
      ]);
      return [...all]
        .filter(
          (id) =>
            state.records.has(recordKey(entity.name, id)) ||
            operator === 'dealer' ||
            !mayNotBeThere(pc.store, entity.name, id),
        )
        .flatMap((id) => differences(pc, store, id, store.get(id), state.records.get(recordKey(entity.name, id))));
    }),
  );
}

function differences(
  pc: Pc,
  store: EntityStore,
  id: string,
  row: Row | undefined,
  held: HeldRecord | undefined,
): Violation[] {
  const open = openPatches(pc.store, id);
  const diverged = (what: string): Violation[] => [
    { kind: 'diverged', what: `PC ${pc.number}, ${recordKey(store.entity.name, id)}: ${what}` },
  ];
  if (!row) return !held || held.deletedAt !== null ? [] : diverged('missing here');
  if (!held) return open.some(({ kind }) => kind === 'put') ? [] : diverged('unknown at the gateway');
  if (row.serverSeq !== held.seq) return diverged(`seen as of ${row.serverSeq}, the gateway is at ${held.seq}`);
  const wanted: Values = { deleted: held.deletedAt !== null, mergedInto: held.mergedInto };
  // Of a deleted record head office tells no document: beneath what is open here stands what this PC last knew.
  if (!wanted.deleted) for (const [field, empty] of store.arrivingFields) wanted[field] = held.doc[field] ?? empty;
  for (const patch of open) layOver(wanted, patch, store);
  const shown: Values = { ...row, deleted: (row.deletedAt ?? null) !== null };
  const fields = wanted.deleted ? ['deleted', 'mergedInto'] : Object.keys(wanted);
  const off = fields.filter((field) => !equal(shown[field], wanted[field]));
  return off.length === 0 ? [] : diverged(off.map((f) => `${f} ${show(shown[f])} ≠ ${show(wanted[f])}`).join(', '));
}

const show = (value: unknown) => JSON.stringify(value ?? null);

/**
 * Operations a person has yet to decide about (and, at a head-office gateway, held ones): they stand on top of the document. What a
 * stick brought from another PC does not: it arrives with the document.
 */
function openPatches({ db }: Store, id: string): Pick<OpBody, 'kind' | 'patch'>[] {
  const rows = db
    .prepare(
      `SELECT state, body FROM outbox WHERE entity_id = ? AND origin_device IS NULL AND state <> 'discarded'
       AND (state <> 'acked' OR code IS NOT 'followed') ORDER BY op_seq DESC`,
    )
    .all(id) as { state: string; body: string }[];
  const open: Pick<OpBody, 'kind' | 'patch'>[] = [];
  // A withdrawal overtakes what it holds back; what was saved before it does not stand on top of it.
  const settled = new Set<string>();
  for (const { state, body } of rows) {
    const { kind, patch } = JSON.parse(body) as OpBody;
    if (state === 'acked' && kind === 'delete') break;
    if (state === 'acked') for (const field of Object.keys(patch)) settled.add(field);
    else if (kind !== 'merge' || !settled.has('into'))
      open.unshift({ kind, patch: Object.fromEntries(Object.entries(patch).filter(([field]) => !settled.has(field))) });
  }
  return open;
}

function layOver(
  wanted: Values,
  { kind, patch }: Pick<OpBody, 'kind' | 'patch'>,
  { arrivingFields }: EntityStore,
): void {
  if (kind === 'delete') wanted.deleted = true;
  else if (kind === 'merge') wanted.mergedInto = patch.into;
  else {
    if (kind === 'put') wanted.deleted = false;
    for (const [field] of arrivingFields) if (field in patch) wanted[field] = patch[field];
  }
}
