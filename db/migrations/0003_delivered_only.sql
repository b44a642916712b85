DROP INDEX `outbox_acked`;--> statement-breakpoint
CREATE INDEX `outbox_acked` ON `outbox` (`acked_at`) WHERE "outbox"."acked_at" is not null;