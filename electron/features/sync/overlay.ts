import type { OpBody, OpKind } from '../../../gateway/protocol.ts';
import type { Patch } from '../../kernel/arrival.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';

interface Line {
  kind: OpKind;
  body: string;
}

const OVERLAY = `SELECT kind, body FROM outbox WHERE entity_id = @entityId AND origin_device IS NULL
  AND (state IN ('pending', 'held', 'rejected', 'conflict') OR (state = 'acked' AND server_seq > @afterSeq AND code IS NOT 'followed'))
  ORDER BY op_seq`;

/**
 * The operations head office's document of this record does not contain, oldest first: what waits, what was refused until a
 * person decides, and what was delivered after the document was written (`afterSeq`). Without `afterSeq` the delivered ones
 * are left out. What a stick brought from another PC is not this PC's change: it arrives with the document.
 */
export function overlayOf(db: Connection, entityId: string, afterSeq = Number.MAX_SAFE_INTEGER): Patch[] {
  const lines = prepared<Line>(db, OVERLAY).all({ entityId, afterSeq });
  return lines.map(({ kind, body }) => ({ kind, patch: patchIn(body) }));
}

function patchIn(body: string): Record<string, unknown> {
  try {
    return (JSON.parse(body) as OpBody).patch;
  } catch {
    // A damaged text must not keep the record from arriving.
    return {};
  }
}
