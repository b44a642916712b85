import { syncedEntities } from '../../../electron/registry.ts';
import type { Database } from '../../../gateway/store/database.ts';
import { recordKey } from './ledger.ts';

export interface AppliedOp {
  opId: string;
  deviceId: string;
  sha256: string;
  raw: string;
  status: string;
  code: string | null;
  serverSeq: number | null;
}
export interface LogLine {
  seq: number;
  entity: string;
  entityId: string;
  deviceId: string | null;
  doc: Record<string, unknown> | null;
  mergedInto: string | null;
}
export interface HeldRecord {
  seq: number;
  rev: number;
  doc: Record<string, unknown>;
  deletedAt: number | null;
  mergedInto: string | null;
}

/** What the gateway holds of one showroom, read once everything is calm. */
export interface GatewayState {
  headSeq: number;
  applied: AppliedOp[];
  log: LogLine[];
  /** By `entity/id`. */
  records: Map<string, HeldRecord>;
  /** What the head-office CRM is told last of a customer, by its id. */
  crm: Map<string, 'upsert' | 'delete'>;
  /** Who holds what: key and record. */
  claims: { key: string; docId: string; from: string; to: string }[];
}

export async function readGateway(database: Database, storeId: string): Promise<GatewayState> {
  const [store] = await database.query<{ headSeq: number }>(
    'SELECT head_seq AS "headSeq" FROM store WHERE store_id = $1',
    [storeId],
  );
  const applied = await database.query<AppliedOp>(
    `SELECT op_id AS "opId", device_id AS "deviceId", sha256, convert_from(raw, 'UTF8') AS raw, status, code,
       server_seq AS "serverSeq" FROM applied_op WHERE store_id = $1`,
    [storeId],
  );
  const log = await database.query<LogLine>(
    `SELECT seq, entity, entity_id AS "entityId", device_id AS "deviceId", doc, merged_into AS "mergedInto"
     FROM change_log WHERE store_id = $1 ORDER BY seq`,
    [storeId],
  );
  const records = new Map<string, HeldRecord>();
  for (const { name } of syncedEntities) {
    const rows = await database.query<HeldRecord & { id: string; data: object; extra: object }>(
      `SELECT id, rev, seq, data, extra, deleted_at AS "deletedAt", merged_into AS "mergedInto" FROM ${name} WHERE store_id = $1`,
      [storeId],
    );
    for (const { id, data, extra, seq, rev, deletedAt, mergedInto } of rows)
      records.set(recordKey(name, id), { seq, rev, doc: { ...data, ...extra }, deletedAt, mergedInto });
  }
  const crm = await database.query<{ id: string; action: 'upsert' | 'delete' }>(
    'SELECT entity_id AS id, action FROM crm_outbox WHERE store_id = $1 ORDER BY seq',
    [storeId],
  );
  const claims = await database.query<GatewayState['claims'][number]>(
    'SELECT key, doc_id AS "docId", from_on AS "from", to_on AS "to" FROM claim WHERE store_id = $1',
    [storeId],
  );
  return {
    claims,
    headSeq: store!.headSeq,
    applied,
    log,
    records,
    crm: new Map(crm.map(({ id, action }) => [id, action])),
  };
}
