/**
 * One table per entity, all of the same shape; `seq` is the change_log sequence of the last change. No foreign key to `store`:
 * each push holds the store's row locked, and a key check per record cost a third of the insert. Documents are json, not jsonb:
 * they are only ever read whole, and taking them apart cost another third.
 */
export const entityTable = (name: string): string => `
CREATE TABLE IF NOT EXISTS ${name} (
  store_id text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  rev integer NOT NULL,
  seq bigint NOT NULL,
  data json NOT NULL,
  field_seq json NOT NULL,
  extra json NOT NULL,
  deleted_at bigint,
  merged_into uuid,
  PRIMARY KEY (store_id, id)
);`;
