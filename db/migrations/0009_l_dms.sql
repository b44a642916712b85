CREATE TABLE `vehicle_movement` (
	`id` text PRIMARY KEY NOT NULL,
	`vehicle_id` text NOT NULL,
	`kind` text NOT NULL,
	`moved_at` integer NOT NULL,
	`from_status` text NOT NULL,
	`to_status` text NOT NULL,
	`from_place` text,
	`to_place` text,
	`holder` text,
	`due_back_on` text,
	`odometer_km` integer,
	`reason` text,
	`customer_id` text,
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
CREATE INDEX `vehicle_movement_of` ON `vehicle_movement` (`vehicle_id`,`moved_at`,`id`);--> statement-breakpoint
CREATE INDEX `vehicle_movement_at` ON `vehicle_movement` (`moved_at`,`id`);--> statement-breakpoint
ALTER TABLE `audit` ADD `device` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `name_key` text;--> statement-breakpoint
CREATE INDEX `customer_name_key` ON `customer` (`name_key`,`id`);--> statement-breakpoint
ALTER TABLE `showroom_setting` ADD `notices` text;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `known_fields` text;--> statement-breakpoint
ALTER TABLE `visit` ADD `voided_at` integer;--> statement-breakpoint
ALTER TABLE `visit` ADD `void_reason` text;--> statement-breakpoint
ALTER TABLE `visit` ADD `voided_by` text;