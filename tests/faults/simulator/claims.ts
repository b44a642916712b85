import { claimCodes } from '../../../db/documents/claim.ts';
import { ORDER_OVER } from '../../../db/orders/model.ts';
import type { Violation } from './delivered.ts';
import type { AppliedOp, GatewayState } from './gateway-state.ts';

/** The change stands, what it claimed is somebody else's. */
export const isLostClaim = ({ status, code }: AppliedOp): boolean =>
  status === 'conflict' && code !== null && claimCodes.includes(code);

const CLAIMING = ['allocation', 'price_match', 'sales_order', 'approval_decision'];
const OVER: readonly unknown[] = ['released', ...ORDER_OVER];
type Doc = Record<string, unknown>;

/** P6: what one record alone may hold one holds, each that claims was judged, and of every loser somebody is asked. */
export function checkClaims({ records, claims }: GatewayState): Violation[] {
  const found: Violation[] = [];
  const held = new Set(claims.map(({ docId }) => docId));
  const asked = new Set(
    [...records]
      .filter(([key, { doc }]) => key.startsWith('deal_issue/') && (doc.resolvedAt ?? null) === null)
      .map(([, { doc }]) => doc.docId),
  );
  const confirmed = new Map<string, { key: string; doc: Doc }[]>();
  for (const [key, { doc, deletedAt }] of records) {
    const [entity, id] = key.split('/') as [string, string];
    if (!CLAIMING.includes(entity)) continue;
    const claims = deletedAt === null && !OVER.includes(doc.status);
    if (!claims) {
      if (held.has(id)) found.push({ kind: 'stalled', what: `${key} is given up and still held` });
    } else if (doc.claimState === 'confirmed') {
      const thing = String(doc.vin ?? doc.productClassId ?? doc.threadId ?? doc.requestId);
      confirmed.set(thing, [...(confirmed.get(thing) ?? []), { key, doc }]);
      if (!held.has(id)) found.push({ kind: 'lost', what: `${key} is confirmed and holds nothing` });
    } else if (doc.claimState === 'lost') {
      if (held.has(id)) found.push({ kind: 'doubled', what: `${key} has lost and holds` });
      // Two decisions that say the same ask nobody.
      const holder = (doc.claimHolder as { id?: string } | null)?.id;
      const alike = entity === 'approval_decision' && records.get(`${entity}/${holder}`)?.doc.verdict === doc.verdict;
      if (!asked.has(id) && !alike) found.push({ kind: 'lost', what: `${key} has lost, and nobody is asked` });
    } else found.push({ kind: 'lost', what: `${key} was never judged (${doc.claimState})` });
  }
  for (const [thing, all] of confirmed)
    for (const [index, one] of all.entries())
      for (const other of all.slice(index + 1))
        if (meet(one.doc, other.doc))
          found.push({ kind: 'doubled', what: `${thing} is confirmed to ${one.key} and ${other.key}` });
  return found;
}

const meet = (a: Doc, b: Doc): boolean =>
  String(a.validFrom ?? '') <= String(b.validTo ?? '9999') && String(b.validFrom ?? '') <= String(a.validTo ?? '9999');
