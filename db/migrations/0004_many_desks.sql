CREATE TABLE `attachment` (
	`id` text PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`mime` text NOT NULL,
	`size` integer NOT NULL,
	`rev` integer NOT NULL,
	`server_seq` integer,
	`base_json` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`deleted_at` integer,
	`merged_into` text
);
--> statement-breakpoint
CREATE INDEX `attachment_of` ON `attachment` (`entity_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `attachment_bytes` ON `attachment` (`sha256`);--> statement-breakpoint
CREATE TABLE `attachment_file` (
	`sha256` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`state` text NOT NULL,
	`sent_bytes` integer NOT NULL,
	`attempts` integer NOT NULL,
	`next_try_at` integer,
	`code` text,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attachment_file_state` ON `attachment_file` (`state`,`added_at`);--> statement-breakpoint
CREATE TABLE `duplicate` (
	`id` text PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`left_id` text NOT NULL,
	`right_id` text NOT NULL,
	`reasons` text NOT NULL,
	`state` text NOT NULL,
	`rev` integer NOT NULL,
	`server_seq` integer,
	`base_json` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`deleted_at` integer,
	`merged_into` text
);
--> statement-breakpoint
CREATE INDEX `duplicate_state` ON `duplicate` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `duplicate_left` ON `duplicate` (`left_id`);--> statement-breakpoint
CREATE INDEX `duplicate_right` ON `duplicate` (`right_id`);--> statement-breakpoint
CREATE TABLE `showroom_setting` (
	`id` text PRIMARY KEY NOT NULL,
	`showroom_name` text,
	`showroom_code` text,
	`idle_minutes` text,
	`wait_amber_minutes` text,
	`notice_version` text,
	`sources` text,
	`series` text,
	`rev` integer NOT NULL,
	`server_seq` integer,
	`base_json` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`deleted_at` integer,
	`merged_into` text
);
--> statement-breakpoint
-- The showroom's settings leave the key-value table, where facts of this PC alone stay.
INSERT INTO `showroom_setting`("id", "showroom_name", "showroom_code", "idle_minutes", "wait_amber_minutes", "notice_version", "sources", "series", "rev", "created_at", "created_by", "updated_at", "updated_by")
SELECT '00000000-0000-8000-8000-000000000001',
  (SELECT value FROM setting WHERE key = 'showroomName'),
  (SELECT value FROM setting WHERE key = 'showroomCode'),
  (SELECT value FROM setting WHERE key = 'idleMinutes'),
  (SELECT value FROM setting WHERE key = 'waitAmberMinutes'),
  (SELECT value FROM setting WHERE key = 'noticeVersion'),
  (SELECT value FROM setting WHERE key = 'sources'),
  (SELECT value FROM setting WHERE key = 'series'),
  1, 0, 'system', 0, 'system'
WHERE EXISTS (SELECT 1 FROM setting WHERE key IN ('showroomName', 'showroomCode', 'idleMinutes', 'waitAmberMinutes', 'noticeVersion', 'sources', 'series'));--> statement-breakpoint
CREATE TABLE `sync_issue` (
	`id` text PRIMARY KEY NOT NULL,
	`op_id` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`kind` text NOT NULL,
	`local_json` text NOT NULL,
	`server_json` text,
	`local_by` text NOT NULL,
	`local_at` integer NOT NULL,
	`server_seq` integer,
	`code` text,
	`message` text,
	`opened_at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` text,
	`resolution` text
);
--> statement-breakpoint
CREATE INDEX `sync_issue_open` ON `sync_issue` (`resolved_at`,`opened_at`);--> statement-breakpoint
CREATE INDEX `sync_issue_entity` ON `sync_issue` (`entity_id`);--> statement-breakpoint
CREATE INDEX `sync_issue_op` ON `sync_issue` (`op_id`);--> statement-breakpoint
DROP INDEX `staff_login`;--> statement-breakpoint
ALTER TABLE `staff` ADD `rev` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `staff` ADD `server_seq` integer;--> statement-breakpoint
ALTER TABLE `staff` ADD `base_json` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `created_by` text DEFAULT 'system' NOT NULL;--> statement-breakpoint
ALTER TABLE `staff` ADD `updated_by` text DEFAULT 'system' NOT NULL;--> statement-breakpoint
ALTER TABLE `staff` ADD `deleted_at` integer;--> statement-breakpoint
ALTER TABLE `staff` ADD `merged_into` text;--> statement-breakpoint
CREATE INDEX `staff_login` ON `staff` (`login`);--> statement-breakpoint
DROP INDEX `vehicle_vin`;--> statement-breakpoint
ALTER TABLE `vehicle` ADD `base_json` text;--> statement-breakpoint
CREATE INDEX `vehicle_merged` ON `vehicle` (`merged_into`) WHERE "vehicle"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX `vehicle_vin` ON `vehicle` (`vin`);--> statement-breakpoint
CREATE TABLE `__new_showroom_day` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_on` text NOT NULL,
	`weather` text,
	`rota` text,
	`rev` integer NOT NULL,
	`server_seq` integer,
	`base_json` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`deleted_at` integer,
	`merged_into` text
);
--> statement-breakpoint
-- A day with weather, with a rota, or with both: one record, whose id is the day.
INSERT INTO `__new_showroom_day`("id", "visit_on", "weather", "rota", "rev", "created_at", "created_by", "updated_at", "updated_by")
SELECT replace(d.visit_on, '-', '') || '-0000-8000-8000-000000000000', d.visit_on,
  (SELECT weather FROM showroom_day WHERE visit_on = d.visit_on),
  (SELECT json_group_array(staff_id) FROM (SELECT staff_id FROM rota_entry WHERE visit_on = d.visit_on ORDER BY slot) HAVING count(*) > 0),
  1, 0, 'system', 0, 'system'
FROM (SELECT visit_on FROM showroom_day UNION SELECT visit_on FROM rota_entry) AS d;--> statement-breakpoint
DROP TABLE `showroom_day`;--> statement-breakpoint
ALTER TABLE `__new_showroom_day` RENAME TO `showroom_day`;--> statement-breakpoint
CREATE INDEX `showroom_day_on` ON `showroom_day` (`visit_on`);--> statement-breakpoint
ALTER TABLE `customer` ADD `hq_no` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `base_json` text;--> statement-breakpoint
CREATE INDEX `customer_merged` ON `customer` (`merged_into`) WHERE "customer"."merged_into" is not null;--> statement-breakpoint
ALTER TABLE `outbox` ADD `origin_device` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `origin_epoch` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `origin_seq` integer;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `cursor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `snapshot_after` text;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `snapshot_done` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `snapshot_total` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `counter` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `proof` text;--> statement-breakpoint
ALTER TABLE `visit` ADD `base_json` text;