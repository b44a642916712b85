import { entityTable } from './entity-table.ts';

/**
 * What a showroom's PCs share besides cards and visits: staff, settings, days, files and pairs that look alike; how far the search
 * for such pairs has come; when a change was logged, so that old ones can go; where a late change went after a merge.
 */
export const showroom = `
${['staff', 'setting', 'showroom_day', 'duplicate', 'attachment'].map(entityTable).join('\n')}
CREATE INDEX duplicate_left ON duplicate (store_id, (data->>'leftId'));
CREATE INDEX duplicate_right ON duplicate (store_id, (data->>'rightId'));
CREATE INDEX attachment_sha256 ON attachment (store_id, (data->>'sha256'));

ALTER TABLE change_log ADD COLUMN at bigint;
ALTER TABLE applied_op ADD COLUMN followed uuid;
ALTER TABLE device ADD COLUMN app_version text;

CREATE TABLE match_key (
  store_id text COLLATE "C" NOT NULL,
  entity text NOT NULL,
  record_id uuid NOT NULL,
  reason text NOT NULL,
  key text COLLATE "C" NOT NULL,
  PRIMARY KEY (store_id, entity, record_id, reason, key)
);
CREATE INDEX match_key_key ON match_key (store_id, entity, reason, key);
CREATE TABLE match_progress (store_id text COLLATE "C" PRIMARY KEY, seq bigint NOT NULL);

CREATE TABLE attachment_file (
  store_id text COLLATE "C" NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  size bigint NOT NULL,
  received bigint NOT NULL,
  complete boolean NOT NULL,
  touched_at bigint NOT NULL,
  PRIMARY KEY (store_id, sha256)
);
CREATE TABLE attachment_piece (
  store_id text COLLATE "C" NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  start bigint NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (store_id, sha256, start),
  FOREIGN KEY (store_id, sha256) REFERENCES attachment_file ON DELETE CASCADE
);
ALTER TABLE attachment_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
`;
