import { levelOf, type Role } from '../../db/staff/model.ts';
import type { ReadOperation } from '../store/operation.ts';
import { documentOf, type RecordRow } from '../store/record.ts';
import type { Bench } from './claims.ts';
import { type Effect, refuse } from './effect.ts';
import { rejected } from './outcomes.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The refusal of a decision about another content than was asked about, or above the level the decider has by this gateway's own list of
 * staff; null: it counts, or nobody here can tell.
 */
export async function decisionRefusal(
  { body }: ReadOperation,
  row: RecordRow | null,
  bench: Bench,
): Promise<Effect | null> {
  const { entity, patch, actor_id: actorId } = body;
  const isDecision = entity === 'approval_decision' && row === null && typeof patch.requestId === 'string';
  const isStep = entity === 'approval_request' && patch.status === 'approved' && row !== null;
  if (!isDecision && !isStep) return null;
  const request = isDecision ? await bench.recordOf('approval_request', patch.requestId as string) : row;
  if (request === null) return null;
  const { dealHash, requiredLevel, docNo, status } = documentOf(request);
  if (isStep && status !== 'pending') return null;
  if (isDecision && patch.hash !== dealHash)
    return refuse(rejected('stale_version', `${docNo ?? '额度审批'}：批的不是申请时的内容，没有生效；请重新申请`));
  if (isDecision && patch.verdict !== 'approve') return null;
  const person = UUID.test(actorId) ? await bench.recordOf('staff', actorId) : null;
  if (person === null) return null;
  const { role, authorityLevel } = documentOf(person) as { role: Role; authorityLevel?: number | null };
  if (levelOf({ role, authorityLevel: authorityLevel ?? null }) >= Number(requiredLevel ?? 0)) return null;
  const message = `${docNo ?? '额度审批'}：按总部的人员表级别不够，批准没有生效；请级别够的人批准`;
  return refuse(rejected('authority_insufficient', message));
}
