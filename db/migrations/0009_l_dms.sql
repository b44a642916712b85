ALTER TABLE `audit` ADD `device` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `name_key` text;--> statement-breakpoint
CREATE INDEX `customer_name_key` ON `customer` (`name_key`,`id`);--> statement-breakpoint
ALTER TABLE `showroom_setting` ADD `notices` text;--> statement-breakpoint
ALTER TABLE `visit` ADD `voided_at` integer;--> statement-breakpoint
ALTER TABLE `visit` ADD `void_reason` text;--> statement-breakpoint
ALTER TABLE `visit` ADD `voided_by` text;