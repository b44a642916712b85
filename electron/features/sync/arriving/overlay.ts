import type { OpBody, OpKind } from '../../../../gateway/protocol.ts';
import type { Patch } from '../../../kernel/arrival.ts';
import type { Connection } from '../../../kernel/connection.ts';
import { prepared } from '../../../kernel/statements.ts';

interface Line {
  opSeq: number;
  kind: OpKind;
  body: string;
}

const OVERLAY = `SELECT op_seq AS opSeq, kind, body FROM outbox WHERE entity_id = @entityId AND origin_device IS NULL
  AND (state IN ('pending', 'held', 'rejected', 'conflict') OR (state = 'acked' AND server_seq > @afterSeq AND code IS NOT 'followed'))
  ORDER BY op_seq`;

/** What the document contains although something this PC saved before it is not there: a withdrawal overtakes what it holds back. */
const OVERTOOK = `SELECT op_seq AS opSeq, kind, body FROM outbox WHERE entity_id = @entityId AND origin_device IS NULL
  AND state = 'acked' AND server_seq <= @afterSeq AND code IS NOT 'followed' AND op_seq > @first`;

/**
 * The operations head office's document of this record does not contain, oldest first: what waits, what was refused until a
 * person decides, and what was delivered after the document was written (`afterSeq`). Without `afterSeq` the delivered ones
 * are left out. What a stick brought from another PC is not this PC's change: it arrives with the document.
 */
export function overlayOf(db: Connection, entityId: string, afterSeq = Number.MAX_SAFE_INTEGER): Patch[] {
  const lines = prepared<Line>(db, OVERLAY).all({ entityId, afterSeq });
  const [first] = lines;
  if (!first) return [];
  const overtook = prepared<Line>(db, OVERTOOK).all({ entityId, afterSeq, first: first.opSeq });
  return lines.flatMap((line) =>
    remaining(
      line,
      overtook.filter(({ opSeq }) => opSeq > line.opSeq),
    ),
  );
}

/** What of an operation still stands on top of what was saved after it and is in the document. */
function remaining({ kind, body }: Line, later: readonly Line[]): Patch[] {
  if (later.some((line) => line.kind === 'delete')) return [];
  const settled = new Set(later.flatMap((line) => Object.keys(patchIn(line.body))));
  const patch = Object.entries(patchIn(body)).filter(([field]) => !settled.has(field));
  return kind === 'merge' && patch.length === 0 ? [] : [{ kind, patch: Object.fromEntries(patch) }];
}

function patchIn(body: string): Record<string, unknown> {
  try {
    return (JSON.parse(body) as OpBody).patch;
  } catch {
    // A damaged text must not keep the record from arriving.
    return {};
  }
}
