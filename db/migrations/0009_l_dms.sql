ALTER TABLE `visit` ADD `voided_at` integer;--> statement-breakpoint
ALTER TABLE `visit` ADD `void_reason` text;--> statement-breakpoint
ALTER TABLE `visit` ADD `voided_by` text;