import type { OpBody, OpResult } from '../../../../gateway/protocol.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Write } from '../../../kernel/write.ts';
import { ask } from '../questions/asking.ts';

const STAMPS = new Set(['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

/** Opens an issue (需处理) for an operation two people's changes meet in; the same operation never opens two. */
export function issueOpener(store: Store) {
  const { db } = store;
  const find = db.prepare<[string], { body: string }>('SELECT body FROM outbox WHERE op_id = ?');
  const known = db.prepare('SELECT 1 FROM sync_issue WHERE op_id = ?').pluck();
  const insert = db.prepare(
    `INSERT INTO sync_issue (id, op_id, entity, entity_id, kind, local_json, server_json, local_by, local_at, server_seq, code,
       message, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (tx: Write, result: OpResult): void => {
    const op = find.get(result.op_id);
    if (!op || known.get(result.op_id)) return;
    const body = JSON.parse(op.body) as OpBody;
    const local = Object.fromEntries(Object.entries(body.patch).filter(([field]) => !STAMPS.has(field)));
    insert.run(
      newId(),
      result.op_id,
      body.entity,
      body.entity_id,
      result.code === 'record_deleted' ? 'deleted' : 'conflict',
      JSON.stringify(local),
      result.server_doc === null ? null : JSON.stringify(result.server_doc),
      body.actor_id,
      body.wall_at,
      // Of another record's document, the one this was merged into, the number says nothing about this one.
      result.followed && result.followed !== body.entity_id ? null : result.server_seq,
      result.code,
      result.message,
      tx.at,
    );
    tx.changed('syncIssue', result.op_id);
    ask(store, tx, result.op_id);
  };
}
