-- What the reports' account may read; run as zhanting_owner after each "gateway migrate":  psql -U zhanting_owner -d zhanting -f reports.sql
-- Columns are named one by one: a new column is out of reach until somebody decides that it is not about a person.
GRANT SELECT ON report_customer, report_visit, report_vehicle TO zhanting_reports;
GRANT SELECT ON schema_migration, refusal_count, device_proof, device_reading TO zhanting_reports;
GRANT SELECT (store_id, name, operator, head_seq, log_floor_seq) ON store TO zhanting_reports;
GRANT SELECT (device_id, store_id, status, protocol, schema_v, app_version, enrolled_at, last_seen_at, pending_count,
  oldest_pending_at) ON device TO zhanting_reports;
GRANT SELECT (op_id, store_id, device_id, status, code, server_seq, at) ON applied_op TO zhanting_reports;
GRANT SELECT (store_id, seq, entity, entity_id, device_id, at, deleted_at, merged_into) ON change_log TO zhanting_reports;
GRANT SELECT (op_id, store_id, device_id, entity, tries, error, first_at, last_at, parked_at) ON parked_op TO zhanting_reports;
GRANT SELECT (seq, store_id, entity, action, state, attempts, created_at, done_at) ON crm_outbox TO zhanting_reports;
