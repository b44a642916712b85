/**
 * What head office's operators need: their accounts, sessions and log, what each PC's nightly proof found, how far each PC has
 * read, and views for reports that show nobody's name, phone or identity.
 */
export const operators = `
CREATE TABLE operator_account (
  operator_id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  password_hash text NOT NULL,
  must_change boolean NOT NULL,
  created_at bigint NOT NULL,
  last_sign_in_at bigint,
  disabled_at bigint
);

CREATE TABLE operator_session (
  token_sha256 text PRIMARY KEY,
  operator_id uuid NOT NULL REFERENCES operator_account ON DELETE CASCADE,
  created_at bigint NOT NULL,
  last_seen_at bigint NOT NULL
);
CREATE INDEX operator_session_account ON operator_session (operator_id);

CREATE TABLE operator_log (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at bigint NOT NULL,
  operator text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  ip text NOT NULL
);

CREATE TABLE device_proof (
  device_id uuid PRIMARY KEY REFERENCES device ON DELETE CASCADE,
  at bigint NOT NULL,
  head_seq bigint NOT NULL,
  operations bigint NOT NULL,
  missing bigint NOT NULL,
  records_at bigint,
  records bigint,
  differing bigint
);

CREATE TABLE device_reading (
  device_id uuid PRIMARY KEY REFERENCES device ON DELETE CASCADE,
  seq bigint NOT NULL,
  at bigint NOT NULL
);

CREATE INDEX applied_op_rejected ON applied_op (store_id, at) WHERE status = 'rejected';
CREATE INDEX crm_outbox_dead ON crm_outbox (store_id, seq) WHERE state = 'dead';

CREATE VIEW report_customer AS
  SELECT store_id, id, rev, seq, deleted_at, merged_into, data->>'kind' AS kind, data->>'level' AS level,
    data->>'source' AS source, data->>'stage' AS stage, data->>'dealStatus' AS deal_status, data->>'ownerId' AS owner_id,
    data->>'interestSeries' AS interest_series, data->>'nextContactOn' AS next_contact_on,
    data->>'hqShareConsent' AS hq_share_consent
  FROM customer;

CREATE VIEW report_visit AS
  SELECT store_id, id, rev, seq, deleted_at, (data->>'arrivedAt')::bigint AS arrived_at,
    (data->>'leftAt')::bigint AS left_at, data->>'channel' AS channel, data->>'purpose' AS purpose,
    data->>'outcome' AS outcome, (data->>'partySize')::integer AS party_size, data->>'customerId' AS customer_id,
    data->>'consultantId' AS consultant_id
  FROM visit;

CREATE VIEW report_vehicle AS
  SELECT store_id, id, rev, seq, deleted_at, data->>'brandModel' AS brand_model, data->>'origin' AS origin,
    data->>'status' AS status
  FROM vehicle;
`;
