/**
 * Who holds what (DEALS 6.2): a row while it is held, none when it is free. `scope` is a showroom, or `*` for what only one of all
 * showrooms on this gateway can have (a VIN); between showrooms no lock but the key judges. Days in text, blank and `9999…` for always.
 */
export const claims = `
CREATE TABLE claim (
  scope text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  from_on text COLLATE "C" NOT NULL,
  to_on text COLLATE "C" NOT NULL,
  store_id text COLLATE "C" NOT NULL,
  entity text NOT NULL,
  doc_id uuid NOT NULL,
  op_id uuid NOT NULL,
  actor_id text NOT NULL,
  seq bigint NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (scope, key, from_on)
);
`;
