import type { Mergeable } from '../../../../db/records.ts';
import { aliasIds } from '../../../kernel/alias.ts';
import type { Connection } from '../../../kernel/connection.ts';
import { prepared } from '../../../kernel/statements.ts';

const untold = (entity: Mergeable) =>
  `SELECT 1 FROM ${entity} AS alias JOIN outbox AS o ON o.entity_id = alias.id AND o.kind = 'merge'
     AND o.state IN ('pending', 'held', 'rejected', 'conflict')
   WHERE alias.id = ? AND alias.deleted_at IS NULL AND alias.base_json ->> '$.mergedInto' IS NULL`;

/** Records merged into this one that still stand for themselves at head office: it has not taken their merging, nor any other one. */
export const untoldAliases = (db: Connection, entity: Mergeable, id: string): string[] =>
  aliasIds(db, entity, id).filter((alias) => alias !== id && prepared(db, untold(entity)).get(alias) !== undefined);
