import { getTableName } from 'drizzle-orm';
import type { Proof } from '../../../../db/sync/model.ts';
import type { OperatorKind } from '../../../../gateway/protocol.ts';
import type { Connection } from '../../../kernel/connection.ts';
import type { SyncedEntity } from '../../../kernel/entity.ts';
import { prepared } from '../../../kernel/statements.ts';
import type { Write } from '../../../kernel/write.ts';

/** Who this PC is to the gateway; one row, absent until it is enrolled. */
export interface Enrolment {
  gatewayUrl: string;
  deviceId: string;
  storeId: string;
  operator: OperatorKind;
  epoch: string;
  gatewayEpoch: string;
  privateKey: Buffer;
  lastOkAt: number | null;
  clockOffsetMs: number | null;
  enrolledAt: number;
  /** Everything up to this sequence of the showroom's change feed is in this store. */
  cursor: number;
  /** Place of the next page while a snapshot is being received ('' for the first), else null. */
  snapshotAfter: string | null;
  snapshotDone: number;
  snapshotTotal: number;
  counter: number;
  epochFrom: number;
  /** Fingerprint of the fields the records here were received with, see `knownFields`; null before there was one. */
  knownFields: string | null;
  proof: Proof | null;
}

export function readEnrolment(db: Connection): Enrolment | null {
  const row = db
    .prepare(
      `SELECT gateway_url AS gatewayUrl, device_id AS deviceId, store_id AS storeId, operator, epoch,
         gateway_epoch AS gatewayEpoch, private_key AS privateKey, last_ok_at AS lastOkAt,
         clock_offset_ms AS clockOffsetMs, enrolled_at AS enrolledAt, cursor, snapshot_after AS snapshotAfter,
         snapshot_done AS snapshotDone, snapshot_total AS snapshotTotal, counter, epoch_from AS epochFrom,
         known_fields AS knownFields, proof FROM sync_state WHERE id = 1`,
    )
    .get() as (Omit<Enrolment, 'proof'> & { proof: string | null }) | undefined;
  return row ? { ...row, proof: row.proof === null ? null : (JSON.parse(row.proof) as Proof) } : null;
}

/** Who a PC is at a gateway, without what it has seen there. */
export type Identity = Pick<
  Enrolment,
  'gatewayUrl' | 'deviceId' | 'storeId' | 'operator' | 'epoch' | 'gatewayEpoch' | 'privateKey'
> & { deviceCode?: string | undefined };

/** Replaces who this PC is; enrolment itself was a contact, and the showroom's records are received from the start. */
export function saveEnrolment(tx: Write, enrolment: Identity): void {
  const { gatewayUrl, deviceId, storeId, operator, epoch, gatewayEpoch, privateKey, deviceCode } = enrolment;
  tx.db
    .prepare(
      `INSERT OR REPLACE INTO sync_state (id, gateway_url, device_id, store_id, operator, epoch, gateway_epoch, private_key,
         device_code, last_ok_at, enrolled_at, snapshot_after, epoch_from)
       VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '',
         coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'outbox'), 0))`,
    )
    .run(gatewayUrl, deviceId, storeId, operator, epoch, gatewayEpoch, privateKey, deviceCode ?? null, tx.at, tx.at);
}

/** A showroom of the group. */
export interface GroupStore {
  id: string;
  name: string;
}

const PLACE = 'SELECT store_id AS storeId, group_stores AS stores FROM sync_state WHERE id = 1';

/** Which showroom this is and what others its group has, as the gateway told last; null: it is at no gateway. */
export function readGroup(db: Connection): { storeId: string; stores: GroupStore[] } | null {
  const row = prepared<{ storeId: string; stores: string | null }>(db, PLACE).get() as
    | { storeId: string; stores: string | null }
    | undefined;
  return row ? { storeId: row.storeId, stores: row.stores ? (JSON.parse(row.stores) as GroupStore[]) : [] } : null;
}

export interface Contact {
  clockOffsetMs: number;
  deviceCode?: string | null;
  group?: GroupStore[] | null;
}

/** The gateway answered just now. */
export function noteContact(tx: Write, { clockOffsetMs, deviceCode = null, group = null }: Contact): void {
  tx.db
    .prepare(
      `UPDATE sync_state SET last_ok_at = ?, clock_offset_ms = ?, device_code = coalesce(?, device_code),
         group_stores = coalesce(?, group_stores) WHERE id = 1`,
    )
    .run(tx.at, clockOffsetMs, deviceCode, group && JSON.stringify(group));
}

/**
 * Another gateway, or one restored from a backup: everything retained is sent again (its `op_id`s make that harmless) and
 * sequence numbers of the old state mean nothing any more.
 */
export function sendRetainedAgain(tx: Write, entities: readonly SyncedEntity[]): void {
  tx.db
    .prepare(
      `UPDATE outbox SET state = 'pending', attempts = 0, next_try_at = NULL, acked_at = NULL, server_seq = NULL
       WHERE state = 'acked'`,
    )
    .run();
  tx.db.prepare('UPDATE outbox SET server_seq = NULL WHERE server_seq IS NOT NULL').run();
  // What a refusal brought is no newer than what arrives from now on: an open question is decided against that.
  tx.db.prepare('UPDATE sync_issue SET server_seq = NULL WHERE server_seq IS NOT NULL').run();
  for (const { table } of entities)
    tx.db
      .prepare(`UPDATE "${getTableName(table)}" SET server_seq = NULL, base_json = NULL WHERE server_seq IS NOT NULL`)
      .run();
  tx.db.prepare(`UPDATE sync_state SET cursor = 0, snapshot_after = '', snapshot_done = 0, snapshot_total = 0`).run();
}
