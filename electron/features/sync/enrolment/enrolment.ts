import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { getTableName } from 'drizzle-orm';
import type { z } from 'zod';
import type { enrolInput } from '../../../../db/sync/model.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Actor } from '../../../kernel/write.ts';
import type { FailureReason } from '../../../workers/sync/failure.ts';
import type { EnrolOrder, EnrolOutcome } from '../../../workers/sync/messages.ts';
import { noteKnownFields } from '../proof/known-fields.ts';
import { readEnrolment, saveEnrolment, sendRetainedAgain } from './enrolled.ts';

const REFUSALS: Partial<Record<FailureReason, [code: string, field: string]>> = {
  enrol_code_invalid: ['enrolCode.invalid', 'code'],
  unreachable: ['gateway.unreachable', 'url'],
  certificate: ['gateway.certificate', 'url'],
  gatewayBusy: ['gateway.busy', 'url'],
};

function refusalOf(reason: FailureReason, url: string): Refusal {
  const [code, field] = REFUSALS[reason] ?? ['gateway.notAGateway', 'url'];
  return new Refusal(code, { field, params: { url } });
}

/** An address without query or trailing slash, so that paths can be appended. */
const baseOf = (url: string): string => {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
};

/** Whether records of a showroom are here; they must not go to another one, its staff and customers with them. */
const hasArrivals = ({ db, entities }: Store): boolean =>
  entities.some(({ table }) =>
    db.prepare(`SELECT 1 FROM "${getTableName(table)}" WHERE server_seq IS NOT NULL LIMIT 1`).get(),
  );

/**
 * Makes this PC's key, asks the gateway to take it in and keeps who it now is. Enrolling again (a cloned disk, another
 * gateway) replaces the identity and loses nothing that waits.
 * @throws Refusal `enrolCode.otherShowroom` when this PC holds another showroom's records and nobody said that it was renamed: nothing
 *   changes then; `enrolCode.invalid`, `gateway.unreachable`, `gateway.certificate`, `gateway.busy`, `gateway.notAGateway`
 */
export async function enrolPc(
  store: Store,
  actor: Actor,
  input: z.infer<typeof enrolInput>,
  ask: (order: Omit<EnrolOrder, 'timeoutMs'>) => Promise<EnrolOutcome>,
): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const gatewayUrl = baseOf(input.url);
  const known = readEnrolment(store.db);
  const elsewhere = (storeId: string, before: string) =>
    new Refusal('enrolCode.otherShowroom', { field: 'code', params: { storeId, before } });
  const outcome = await ask({
    url: gatewayUrl,
    code: input.code,
    publicKey: { kty: 'EC', crv: 'P-256', x: x!, y: y! },
    name: hostname().slice(0, 100) || 'PC',
    ...(known && !input.renamed && hasArrivals(store) && { storeId: known.storeId }),
  });
  if ('reason' in outcome && outcome.reason === 'other_showroom')
    throw elsewhere(outcome.storeId ?? '', known?.storeId ?? '');
  if ('reason' in outcome) throw refusalOf(outcome.reason, gatewayUrl);
  const {
    device_id: deviceId,
    store_id: storeId,
    gateway_epoch: gatewayEpoch,
    operator,
    device_code,
  } = outcome.enrolled;
  store.write(actor, (tx) => {
    const before = readEnrolment(tx.db);
    // A gateway that does not compare has taken this PC in.
    if (before && before.storeId !== storeId && !input.renamed && hasArrivals(store))
      throw elsewhere(storeId, before.storeId);
    if (before && (before.gatewayEpoch !== gatewayEpoch || before.storeId !== storeId))
      sendRetainedAgain(tx, store.entities);
    // The showroom's settings stand against the ones this PC was set up with; when it has none, these are offered after all.
    if (!before || before.storeId !== storeId)
      tx.db.prepare(`DELETE FROM outbox WHERE entity = 'setting' AND state = 'pending' AND server_seq IS NULL`).run();
    if (operator === 'dealer')
      tx.db.prepare(`UPDATE outbox SET state = 'pending', next_try_at = NULL WHERE state = 'held'`).run();
    saveEnrolment(tx, {
      gatewayUrl,
      deviceId,
      storeId,
      operator,
      epoch: randomUUID(),
      gatewayEpoch,
      privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }),
      deviceCode: device_code,
    });
    noteKnownFields(store, tx);
    tx.audit('enrol', 'sync', deviceId, { gatewayUrl, storeId, operator });
  });
}
