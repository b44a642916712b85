import type { Queryable } from './database.ts';

/** What one `POST /v1/reconcile` found. */
export interface Proof {
  /** UTC ms. */
  at: number;
  headSeq: number;
  /** Operations the PC asked about, and how many of them the gateway does not have. */
  operations: number;
  missing: number;
  /** Records compared and buckets that differ; null when records were not compared this time. */
  records: { total: number; differing: number } | null;
}

/** Keeps the newest proof of a PC. Without a comparison of records the one before stays. */
export async function noteProof(tx: Queryable, deviceId: string, proof: Proof): Promise<void> {
  const { at, headSeq, operations, missing, records } = proof;
  await tx.query(
    `INSERT INTO device_proof (device_id, at, head_seq, operations, missing, records_at, records, differing)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (device_id) DO UPDATE SET at = EXCLUDED.at, head_seq = EXCLUDED.head_seq,
       operations = EXCLUDED.operations, missing = EXCLUDED.missing,
       records_at = coalesce(EXCLUDED.records_at, device_proof.records_at),
       records = coalesce(EXCLUDED.records, device_proof.records),
       differing = coalesce(EXCLUDED.differing, device_proof.differing)`,
    [
      deviceId,
      at,
      headSeq,
      operations,
      missing,
      records ? at : null,
      records?.total ?? null,
      records?.differing ?? null,
    ],
  );
}
