CREATE TABLE `first_service` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`vehicle_id` text,
	`done_on` text NOT NULL,
	`mileage_km` integer NOT NULL,
	`advisor` text NOT NULL,
	`note` text,
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
CREATE INDEX `first_service_of` ON `first_service` (`customer_id`,`done_on`,`id`);--> statement-breakpoint
CREATE TABLE `sales_plan` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_on` text NOT NULL,
	`plan` text,
	`contacts` integer,
	`parties` integer,
	`drives` integer,
	`orders` integer,
	`new_cards` integer,
	`deliveries` integer,
	`submitted_at` integer,
	`instruction` text,
	`signed_at` integer,
	`signed_by_id` text,
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
CREATE INDEX `sales_plan_of` ON `sales_plan` (`kind`,`from_on`,`staff_id`);--> statement-breakpoint
CREATE TABLE `playbook_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`ask` text,
	`answer` text,
	`stage` text,
	`outcome` text,
	`series` text,
	`rivals` text,
	`tags` text,
	`levels` text,
	`source` text,
	`loss_id` text,
	`active` integer,
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
CREATE INDEX `playbook_entry_updated` ON `playbook_entry` (`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `carry_over` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`lines` text NOT NULL,
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
CREATE INDEX `carry_over_month` ON `carry_over` (`month`);--> statement-breakpoint
CREATE TABLE `sales_target` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`staff_id` text,
	`orders` integer,
	`deliveries` integer,
	`parties` integer,
	`new_cards` integer,
	`drives` integer,
	`capture_bp` integer,
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
CREATE INDEX `sales_target_of` ON `sales_target` (`month`,`staff_id`);--> statement-breakpoint
CREATE TABLE `rota_event` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_on` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`staff_id` text,
	`staff_ids` text,
	`reason` text,
	`agreed_by_id` text,
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
CREATE INDEX `rota_event_day` ON `rota_event` (`visit_on`,`at`,`id`);--> statement-breakpoint
ALTER TABLE `customer` ADD `campaign` text;--> statement-breakpoint
CREATE INDEX `customer_created` ON `customer` (`created_at`,`id`,`owner_id`,`source`,`interest_series`) WHERE ("customer"."deleted_at" is null and "customer"."merged_into" is null);--> statement-breakpoint
CREATE INDEX `customer_campaign` ON `customer` (`campaign`,`created_at`,`id`) WHERE "customer"."campaign" is not null;--> statement-breakpoint
ALTER TABLE `daily_report` ADD `contacts` integer;--> statement-breakpoint
ALTER TABLE `daily_report` ADD `parties` integer;--> statement-breakpoint
ALTER TABLE `daily_report` ADD `drives` integer;--> statement-breakpoint
ALTER TABLE `daily_report` ADD `orders` integer;--> statement-breakpoint
ALTER TABLE `handover` ADD `moved` text;--> statement-breakpoint
ALTER TABLE `showroom_setting` ADD `rota_reasons` text;--> statement-breakpoint
ALTER TABLE `showroom_setting` ADD `stand_in_credit` text;--> statement-breakpoint
ALTER TABLE `showroom_setting` ADD `papers` text;--> statement-breakpoint
ALTER TABLE `visit` ADD `credited_id` text;--> statement-breakpoint
CREATE INDEX `visit_counted` ON `visit` (`visit_on`,`arrived_at`,`id`,`channel`,`outcome`,`visit_seq`,`consultant_id`,`credited_id`,`source`,`interest_series`) WHERE purpose = 'viewing' AND deleted_at IS NULL AND voided_at IS NULL;--> statement-breakpoint
CREATE INDEX `visit_not_captured` ON `visit` (`visit_on`,`no_capture_reason`,`visit_seq`,`consultant_id`,`credited_id`,`source`,`interest_series`) WHERE outcome = 'notCaptured' AND purpose = 'viewing' AND deleted_at IS NULL AND voided_at IS NULL;--> statement-breakpoint
CREATE INDEX `level_change_to` ON `level_change` (`to_level`,`created_at`,`id`,`customer_id`) WHERE "level_change"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `loss_reasons` ON `loss` (`asked_at`,`state`,`root`,`reason`,`asked_by_id`,`customer_id`) WHERE "loss"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `damage_state` ON `damage` (`state`,`id`);