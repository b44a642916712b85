CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text,
	`rev` integer,
	`detail` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_entity` ON `audit` (`entity_id`,`seq`);--> statement-breakpoint
CREATE TABLE `draft` (
	`staff_id` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draft_owner` ON `draft` (`staff_id`,`key`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `customer` (
	`id` text PRIMARY KEY NOT NULL,
	`card_no` text NOT NULL,
	`kind` text NOT NULL,
	`stage` text NOT NULL,
	`name` text NOT NULL,
	`gender` text,
	`mobile` text,
	`landline` text,
	`wechat` text,
	`birth_on` text,
	`id_type` text,
	`id_no` text,
	`address` text,
	`occupation` text,
	`industry` text,
	`education` text,
	`family` text,
	`hobbies` text,
	`uscc` text,
	`contact_name` text,
	`fleet_size` integer,
	`source` text,
	`source_detail` text,
	`referrer` text,
	`owner_id` text,
	`level` text NOT NULL,
	`next_contact_on` text,
	`interest_series` text,
	`interest_model` text,
	`interest_color` text,
	`interest_note` text,
	`owned_car` text,
	`rivals` text,
	`main_use` text,
	`main_user` text,
	`budget_band` text,
	`buy_time_band` text,
	`concerns` text,
	`buy_type` text,
	`payment` text,
	`trade_in` integer,
	`decision_maker` text,
	`remarks` text,
	`do_not_contact` integer,
	`hq_share_consent` text NOT NULL,
	`hq_share_notice_version` text,
	`hq_share_method` text,
	`hq_share_at` integer,
	`hq_share_by` text,
	`formal_at` integer,
	`merge_later_with` text,
	`rev` integer NOT NULL,
	`server_seq` integer,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`deleted_at` integer,
	`merged_into` text
);
--> statement-breakpoint
CREATE INDEX `customer_mobile` ON `customer` (`mobile`);--> statement-breakpoint
CREATE INDEX `customer_landline` ON `customer` (`landline`);--> statement-breakpoint
CREATE INDEX `customer_id_no` ON `customer` (`id_no`);--> statement-breakpoint
CREATE INDEX `customer_uscc` ON `customer` (`uscc`);--> statement-breakpoint
CREATE INDEX `customer_name` ON `customer` (`name`,`id`);--> statement-breakpoint
CREATE INDEX `customer_updated` ON `customer` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `customer_owner` ON `customer` (`owner_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `customer_level` ON `customer` (`level`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `customer_next_contact` ON `customer` (`next_contact_on`,`id`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`login` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`wait_until` integer,
	`disabled_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_login` ON `staff` (`login`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`op_seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`op_id` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`sha256` text NOT NULL,
	`schema_v` integer NOT NULL,
	`actor_id` text NOT NULL,
	`wall_at` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_try_at` integer,
	`code` text,
	`message` text,
	`server_seq` integer,
	`acked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_op_id_unique` ON `outbox` (`op_id`);--> statement-breakpoint
CREATE INDEX `outbox_state` ON `outbox` (`state`,`op_seq`);--> statement-breakpoint
CREATE INDEX `outbox_entity` ON `outbox` (`entity_id`,`op_seq`);--> statement-breakpoint
CREATE INDEX `outbox_acked` ON `outbox` (`acked_at`);--> statement-breakpoint
CREATE TABLE `sync_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`gateway_url` text NOT NULL,
	`device_id` text NOT NULL,
	`store_id` text NOT NULL,
	`operator` text NOT NULL,
	`epoch` text NOT NULL,
	`gateway_epoch` text NOT NULL,
	`private_key` blob NOT NULL,
	`last_ok_at` integer,
	`clock_offset_ms` integer,
	`enrolled_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `vehicle` (
	`id` text PRIMARY KEY NOT NULL,
	`vin` text NOT NULL,
	`engine_no` text,
	`brand` text,
	`series` text,
	`model` text,
	`brand_model` text,
	`model_year` integer,
	`origin` text NOT NULL,
	`plate` text,
	`registered_on` text,
	`exterior_color` text,
	`interior_color` text,
	`options` text,
	`key_no` text,
	`displacement_ml` integer,
	`power_kw` integer,
	`fuel` text,
	`transmission` text,
	`drive_type` text,
	`seats` integer,
	`emission` text,
	`produced_on` text,
	`status` text NOT NULL,
	`location` text,
	`supplier` text,
	`purchase_order_no` text,
	`purchased_on` text,
	`arrived_on` text,
	`list_price_fen` integer,
	`cost_fen` integer,
	`conformity_cert_no` text,
	`coc_no` text,
	`import_cert_no` text,
	`inspection_no` text,
	`customs_decl_no` text,
	`port` text,
	`imported_on` text,
	`buyer_id` text,
	`driver_id` text,
	`remarks` text,
	`rev` integer NOT NULL,
	`server_seq` integer,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`deleted_at` integer,
	`merged_into` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vehicle_vin` ON `vehicle` (`vin`);--> statement-breakpoint
CREATE INDEX `vehicle_plate` ON `vehicle` (`plate`);--> statement-breakpoint
CREATE INDEX `vehicle_buyer` ON `vehicle` (`buyer_id`);--> statement-breakpoint
CREATE INDEX `vehicle_driver` ON `vehicle` (`driver_id`);--> statement-breakpoint
CREATE INDEX `vehicle_updated` ON `vehicle` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `vehicle_status` ON `vehicle` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `vehicle_arrived` ON `vehicle` (`arrived_on`,`id`);--> statement-breakpoint
CREATE INDEX `vehicle_series` ON `vehicle` (`series`,`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `rota_entry` (
	`visit_on` text NOT NULL,
	`slot` integer NOT NULL,
	`staff_id` text NOT NULL,
	PRIMARY KEY(`visit_on`, `slot`)
);
--> statement-breakpoint
CREATE TABLE `showroom_day` (
	`visit_on` text PRIMARY KEY NOT NULL,
	`weather` text
);
--> statement-breakpoint
CREATE TABLE `visit` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_on` text NOT NULL,
	`state` text NOT NULL,
	`channel` text NOT NULL,
	`purpose` text NOT NULL,
	`party_size` integer NOT NULL,
	`arrived_at` integer NOT NULL,
	`assigned_at` integer,
	`received_at` integer,
	`left_at` integer,
	`guest_name` text,
	`guest_phone` text,
	`guest_description` text,
	`gender` text,
	`address` text,
	`arrival_mode` text,
	`plate` text,
	`customer_id` text,
	`visit_seq` integer,
	`greeter_id` text NOT NULL,
	`consultant_id` text,
	`prior_consultant_id` text,
	`rota_slot` integer,
	`skip_reason` text,
	`read_back_confirmed` integer,
	`interest_series` text,
	`interest_model` text,
	`interest_color` text,
	`interest_note` text,
	`source` text,
	`source_detail` text,
	`campaign` text,
	`narrative` text,
	`level_initial` text,
	`owned_car` text,
	`rivals` text,
	`outcome` text,
	`no_capture_reason` text,
	`rev` integer NOT NULL,
	`server_seq` integer,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`deleted_at` integer,
	`merged_into` text
);
--> statement-breakpoint
CREATE INDEX `visit_day` ON `visit` (`visit_on`,`arrived_at`,`id`);--> statement-breakpoint
CREATE INDEX `visit_customer` ON `visit` (`customer_id`,`arrived_at`);--> statement-breakpoint
CREATE INDEX `visit_consultant` ON `visit` (`consultant_id`,`visit_on`);--> statement-breakpoint
CREATE INDEX `visit_phone` ON `visit` (`guest_phone`);--> statement-breakpoint
CREATE INDEX `visit_open` ON `visit` (`state`,`visit_on`);