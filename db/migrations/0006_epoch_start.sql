ALTER TABLE `sync_state` ADD `epoch_from` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `schema_v` integer DEFAULT 1 NOT NULL;