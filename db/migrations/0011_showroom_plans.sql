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
CREATE INDEX `level_change_to` ON `level_change` (`to_level`,`created_at`,`id`);