CREATE INDEX `vehicle_status_arrived` ON `vehicle` (`status`,`arrived_on`,`id`);--> statement-breakpoint
CREATE INDEX `vehicle_status_series` ON `vehicle` (`status`,`series`,`updated_at`,`id`);