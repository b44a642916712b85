/**
 * What waits to be written into another showroom of the group (ADR 12): written with the operation it follows from, done with the change
 * it makes over there. The document is read when it is its turn, so a later state overtakes an earlier one.
 */
export const relay = `
CREATE TABLE relay (
  id bigserial PRIMARY KEY,
  op_id uuid NOT NULL,
  to_store text COLLATE "C" NOT NULL,
  from_store text COLLATE "C" NOT NULL,
  entity text NOT NULL,
  doc_id uuid NOT NULL,
  at bigint NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_try_at bigint NOT NULL DEFAULT 0,
  last_error text,
  done_at bigint,
  UNIQUE (op_id, to_store)
);
CREATE INDEX relay_open ON relay (id) WHERE done_at IS NULL;
`;
