import { guardedFields } from '../../../gateway/documents.ts';
import type { EntityName, OpBody } from '../../../gateway/protocol.ts';
import { isLostClaim } from './claims.ts';
import type { Violation } from './delivered.ts';
import type { AppliedOp, GatewayState, LogLine } from './gateway-state.ts';
import { recordKey } from './ledger.ts';
import type { Showroom } from './showroom.ts';

/** Changes the gateway makes by itself. */
const ITS_OWN = ['duplicate', 'deal_issue'];
const equal = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** I2: each operation has exactly one effect, on the record it names or the one that was merged into. */
export function checkEffects(state: GatewayState): Violation[] {
  const found: Violation[] = [];
  const lines = new Map(state.log.map((line) => [line.seq, line]));
  const owner = new Map<number, AppliedOp>();
  for (const op of state.applied) {
    if (op.status !== 'applied' && !isLostClaim(op)) continue;
    const line = op.serverSeq === null ? undefined : lines.get(op.serverSeq);
    if (!line) {
      found.push({ kind: 'lost', what: `${op.opId} counts as applied and left no change` });
      continue;
    }
    const twin = owner.get(line.seq);
    if (twin) found.push({ kind: 'lost', what: `${op.opId} and ${twin.opId} share change ${line.seq}` });
    owner.set(line.seq, op);
    found.push(...effectOf(op, line, state));
  }
  for (const { seq, entity, entityId } of state.log)
    if (!owner.has(seq) && !ITS_OWN.includes(entity))
      found.push({ kind: 'doubled', what: `change ${seq} of ${entity}/${entityId} has no operation` });
  return found;
}

/** What an operation did is in the document its change logged. */
function effectOf(op: AppliedOp, line: LogLine, state: GatewayState): Violation[] {
  const { entity, entity_id: id, kind, patch } = JSON.parse(op.raw) as OpBody;
  const lost = (what: string): Violation[] => [
    { kind: 'lost', what: `${op.opId} (${kind} of ${entity}/${id}): ${what}` },
  ];
  const merged = stateBefore(state, entity, id, line.seq)?.mergedInto ?? null;
  // A late change of a card that was merged: it must not be buried in the card nobody opens any more.
  if (kind === 'patch' && merged !== null) {
    if (line.entityId === id) return lost(`stayed in a card that was merged into ${merged}`);
  } else if (line.entityId !== id) return lost(`changed ${line.entityId} instead`);
  if (kind === 'delete') return line.doc === null ? [] : lost('the record is still there');
  if (kind === 'merge') return (line.mergedInto === null) === (patch.into === null) ? [] : lost('not merged as asked');
  const off = Object.keys(patch).filter((field) => !equal(line.doc?.[field], patch[field]));
  return off.length === 0 ? [] : lost(`without ${off.join(', ')}`);
}

/** The last line about a record before a change. */
function stateBefore(state: GatewayState, entity: string, id: string, seq: number): LogLine | undefined {
  return state.log.findLast((line) => line.seq < seq && line.entity === entity && line.entityId === id);
}

/** A guarded value (phone, name, …) is never replaced by somebody who had not seen it: that is a person's decision. */
export function checkGuarded(showroom: Showroom, state: GatewayState): Violation[] {
  // After a restore of the gateway old places in the feed mean nothing, and re-fed changes meet in another order.
  if (showroom.rewound()) return [];
  const found: Violation[] = [];
  for (const op of state.applied) {
    const entry = showroom.ledger.entries.get(op.opId);
    if (op.status !== 'applied' || !entry?.saw || entry.read.kind !== 'patch') continue;
    const { entity, entity_id: id, patch } = entry.read;
    const line = state.log[op.serverSeq! - 1]!;
    const before = stateBefore(state, entity, id, line.seq);
    if (!before?.doc || line.entityId !== id) continue;
    const seen = (field: string) =>
      equal(before.doc![field], entry.saw![field]) || equal(before.doc![field], underneath(entry.saw!)[field]);
    for (const field of guardedFields(entity as EntityName, before.doc, patch)) {
      if (equal(before.doc[field], patch[field]) || seen(field)) continue;
      if (lastSetter(state, entity, id, field, line.seq) !== line.deviceId)
        found.push({
          kind: 'lost',
          what: `${recordKey(entity, id)}.${field}: ${before.doc[field]} was replaced by ${patch[field]} unseen (seen: ${entry.saw[field]})`,
        });
    }
  }
  return found;
}

/** Head office's values under what this PC had changed itself and not delivered. */
const underneath = ({ baseJson }: Record<string, unknown>): Record<string, unknown> =>
  typeof baseJson === 'string' ? (JSON.parse(baseJson) as Record<string, unknown>) : {};

/** The device whose change gave a field the value it had before `seq`. */
function lastSetter(state: GatewayState, entity: string, id: string, field: string, seq: number): string | null {
  const lines = state.log.filter((line) => line.seq < seq && line.entity === entity && line.entityId === id);
  const value = lines.at(-1)?.doc?.[field];
  let setter = lines.at(-1)?.deviceId ?? null;
  for (const line of lines.toReversed()) {
    if (!line.doc || !equal(line.doc[field], value)) break;
    setter = line.deviceId;
  }
  return setter;
}

/** I4: the feed has no holes; a hole would be a record some PC never hears of. */
export function checkDense({ log, headSeq }: GatewayState): Violation[] {
  const hole = log.findIndex(({ seq }, index) => seq !== index + 1);
  if (hole === -1 && log.length === headSeq) return [];
  return [{ kind: 'diverged', what: `the feed has ${log.length} changes up to ${headSeq}, first hole at ${hole + 1}` }];
}
