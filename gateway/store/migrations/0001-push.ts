import { entityTable } from './entity-table.ts';

/** Showrooms, devices, enrolment, the push side of SYNC.md and the outbox towards the head-office CRM. Instants are UTC ms. */
export const push = `
CREATE TABLE gateway_meta (key text PRIMARY KEY, value text NOT NULL);

CREATE TABLE store (
  store_id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  operator text NOT NULL CHECK (operator IN ('dealer', 'head_office')),
  head_seq bigint NOT NULL DEFAULT 0,
  log_floor_seq bigint NOT NULL DEFAULT 0
);

CREATE TABLE enrol_code (
  code_sha256 text PRIMARY KEY,
  store_id text COLLATE "C" NOT NULL REFERENCES store,
  expires_at bigint NOT NULL,
  used_at bigint
);

CREATE TABLE device (
  device_id uuid PRIMARY KEY,
  store_id text COLLATE "C" NOT NULL REFERENCES store,
  name text NOT NULL,
  public_key jsonb NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'revoked')),
  epoch text COLLATE "C",
  last_op_seq bigint NOT NULL DEFAULT 0,
  protocol integer,
  schema_v integer,
  enrolled_at bigint NOT NULL,
  last_seen_at bigint,
  pending_count integer NOT NULL DEFAULT 0,
  oldest_pending_at bigint
);

CREATE TABLE challenge (nonce text PRIMARY KEY, device_id uuid NOT NULL, expires_at bigint NOT NULL);

CREATE TABLE applied_op (
  op_id uuid PRIMARY KEY,
  store_id text COLLATE "C" NOT NULL,
  device_id uuid NOT NULL,
  epoch text COLLATE "C" NOT NULL,
  op_seq bigint NOT NULL,
  sha256 text NOT NULL,
  raw bytea NOT NULL,
  status text NOT NULL,
  code text,
  message text,
  server_seq bigint,
  result json,
  at bigint NOT NULL,
  UNIQUE (device_id, epoch, op_seq)
);

CREATE TABLE change_log (
  store_id text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  entity text NOT NULL,
  entity_id uuid NOT NULL,
  device_id uuid NOT NULL,
  doc json,
  deleted_at bigint,
  merged_into uuid,
  PRIMARY KEY (store_id, seq)
);
${['customer', 'vehicle', 'visit'].map(entityTable).join('\n')}

CREATE TABLE parked_op (
  op_id uuid PRIMARY KEY,
  store_id text COLLATE "C" NOT NULL,
  device_id uuid NOT NULL,
  entity text NOT NULL,
  entity_id uuid NOT NULL,
  raw bytea NOT NULL,
  tries integer NOT NULL,
  error text NOT NULL,
  first_at bigint NOT NULL,
  last_at bigint NOT NULL,
  parked_at bigint
);
CREATE INDEX parked_op_entity ON parked_op (store_id, entity_id);

CREATE TABLE refusal_count (
  store_id text COLLATE "C" NOT NULL,
  code text NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (store_id, code)
);

CREATE TABLE crm_outbox (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  store_id text COLLATE "C" NOT NULL,
  entity text NOT NULL,
  entity_id uuid NOT NULL,
  rev integer NOT NULL,
  action text NOT NULL CHECK (action IN ('upsert', 'delete')),
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'dead')),
  attempts integer NOT NULL DEFAULT 0,
  refusals integer NOT NULL DEFAULT 0,
  next_try_at bigint NOT NULL,
  leased_until bigint NOT NULL DEFAULT 0,
  last_error text,
  created_at bigint NOT NULL,
  done_at bigint
);
CREATE UNIQUE INDEX crm_outbox_pending ON crm_outbox (store_id, entity, entity_id) WHERE state = 'pending';
CREATE INDEX crm_outbox_due ON crm_outbox (next_try_at) WHERE state = 'pending';
CREATE INDEX crm_outbox_entity ON crm_outbox (store_id, entity, entity_id);
`;
