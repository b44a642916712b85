CREATE TABLE `usb_export` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`count` integer NOT NULL,
	`receipt_at` integer,
	`answered` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `usb_import` (
	`id` text PRIMARY KEY NOT NULL,
	`device` text NOT NULL,
	`device_id` text NOT NULL,
	`epoch` text NOT NULL,
	`carried_out_at` integer NOT NULL,
	`count` integer NOT NULL,
	`brought_in_at` integer NOT NULL,
	`salt` blob NOT NULL,
	`pass_check` blob NOT NULL,
	`receipt_key` blob NOT NULL,
	`receipt_at` integer
);
--> statement-breakpoint
ALTER TABLE `outbox` ADD `import_id` text;--> statement-breakpoint
CREATE INDEX `outbox_import` ON `outbox` (`import_id`,`state`) WHERE "outbox"."import_id" is not null;