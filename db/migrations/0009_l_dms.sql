CREATE TABLE `contact_person` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`name` text NOT NULL,
	`gender` text,
	`mobile` text,
	`landline` text,
	`title` text,
	`remarks` text,
	`main` integer,
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
CREATE INDEX `contact_person_of` ON `contact_person` (`customer_id`,`id`);--> statement-breakpoint
CREATE TABLE `customer_relation` (
	`id` text PRIMARY KEY NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`kind` text NOT NULL,
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
CREATE INDEX `customer_relation_from` ON `customer_relation` (`from_id`,`id`);--> statement-breakpoint
CREATE INDEX `customer_relation_to` ON `customer_relation` (`to_id`,`id`);--> statement-breakpoint
CREATE TABLE `vehicle_model` (
	`id` text PRIMARY KEY NOT NULL,
	`brand` text NOT NULL,
	`series` text NOT NULL,
	`model_name` text NOT NULL,
	`configuration` text,
	`model_year` integer NOT NULL,
	`code` text,
	`body_type` text,
	`guide_price_fen` integer,
	`active_from` text,
	`active_to` text,
	`remarks` text,
	`brand_model` text,
	`vehicle_type` text,
	`origin` text,
	`seats` integer,
	`displacement_ml` integer,
	`tonnage_kg` integer,
	`fuel` text,
	`nev_from` text,
	`nev_to` text,
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
CREATE INDEX `vehicle_model_series` ON `vehicle_model` (`series`,`model_year`,`model_name`,`id`);--> statement-breakpoint
CREATE INDEX `vehicle_model_price` ON `vehicle_model` (`guide_price_fen`,`id`);--> statement-breakpoint
CREATE TABLE `vehicle_option` (
	`id` text PRIMARY KEY NOT NULL,
	`model_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`price_fen` integer,
	`needs` text,
	`conflicts` text,
	`active_from` text,
	`active_to` text,
	`remarks` text,
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
CREATE INDEX `vehicle_option_model` ON `vehicle_option` (`model_id`,`code`,`id`);--> statement-breakpoint
CREATE INDEX `vehicle_option_code` ON `vehicle_option` (`code`,`id`);--> statement-breakpoint
CREATE INDEX `vehicle_option_price` ON `vehicle_option` (`price_fen`,`id`);--> statement-breakpoint
CREATE TABLE `damage` (
	`id` text PRIMARY KEY NOT NULL,
	`vehicle_id` text NOT NULL,
	`part` text NOT NULL,
	`kind` text NOT NULL,
	`severity` text NOT NULL,
	`note` text,
	`liable` text,
	`fen` integer,
	`state` text NOT NULL,
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
CREATE INDEX `damage_of` ON `damage` (`vehicle_id`,`id`);--> statement-breakpoint
CREATE TABLE `purchase_line` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`batch` text,
	`model_id` text,
	`series` text,
	`model` text,
	`exterior_color` text,
	`interior_color` text,
	`options` text,
	`vin` text,
	`allocated_on` text,
	`shipped_on` text,
	`expected_on` text,
	`arrived_on` text,
	`price_fen` integer,
	`paid_on` text,
	`paid_fen` integer,
	`vehicle_id` text,
	`promised_to_id` text,
	`checks` text,
	`remarks` text,
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
CREATE INDEX `purchase_line_of` ON `purchase_line` (`order_id`,`id`);--> statement-breakpoint
CREATE INDEX `purchase_line_expected` ON `purchase_line` (`expected_on`,`id`);--> statement-breakpoint
CREATE INDEX `purchase_line_series` ON `purchase_line` (`series`,`expected_on`,`id`);--> statement-breakpoint
CREATE INDEX `purchase_line_vin` ON `purchase_line` (`vin`);--> statement-breakpoint
CREATE TABLE `purchase_order` (
	`id` text PRIMARY KEY NOT NULL,
	`order_no` text NOT NULL,
	`supplier` text,
	`ordered_on` text,
	`remarks` text,
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
CREATE INDEX `purchase_order_no` ON `purchase_order` (`order_no`);--> statement-breakpoint
CREATE INDEX `purchase_order_supplier` ON `purchase_order` (`supplier`);--> statement-breakpoint
CREATE TABLE `saved_query` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`filters` text NOT NULL,
	`shared` integer,
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
CREATE INDEX `saved_query_kind` ON `saved_query` (`kind`,`name`);--> statement-breakpoint
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
CREATE TABLE `vehicle_person` (
	`id` text PRIMARY KEY NOT NULL,
	`vehicle_id` text,
	`customer_id` text NOT NULL,
	`relation` text NOT NULL,
	`brand_model` text,
	`plate` text,
	`mileage_km` integer,
	`since` text,
	`until` text,
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
CREATE INDEX `vehicle_person_of_car` ON `vehicle_person` (`vehicle_id`,`relation`);--> statement-breakpoint
CREATE INDEX `vehicle_person_of_customer` ON `vehicle_person` (`customer_id`,`relation`);--> statement-breakpoint
ALTER TABLE `audit` ADD `device` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `interest_model_id` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `tags` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `name_key` text;--> statement-breakpoint
CREATE INDEX `customer_name_key` ON `customer` (`name_key`,`id`);--> statement-breakpoint
CREATE INDEX `customer_tagged` ON `customer` (`updated_at`,`id`) WHERE "customer"."tags" is not null;--> statement-breakpoint
ALTER TABLE `showroom_setting` ADD `notices` text;--> statement-breakpoint
ALTER TABLE `showroom_setting` ADD `age_colours` text;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `known_fields` text;--> statement-breakpoint
ALTER TABLE `vehicle` ADD `model_id` text;--> statement-breakpoint
ALTER TABLE `vehicle` ADD `option_ids` text;--> statement-breakpoint
ALTER TABLE `vehicle` ADD `expected_on` text;--> statement-breakpoint
ALTER TABLE `vehicle` ADD `key_count` integer;--> statement-breakpoint
ALTER TABLE `vehicle` ADD `cert_place` text;--> statement-breakpoint
ALTER TABLE `vehicle` ADD `cert_bank` text;--> statement-breakpoint
ALTER TABLE `vehicle` ADD `handed_papers` text;--> statement-breakpoint
ALTER TABLE `vehicle` ADD `inspected_on` text;--> statement-breakpoint
ALTER TABLE `vehicle` ADD `tariff_fen` integer;--> statement-breakpoint
ALTER TABLE `vehicle` ADD `consumption_tax_fen` integer;--> statement-breakpoint
ALTER TABLE `vehicle` ADD `import_vat_fen` integer;--> statement-breakpoint
ALTER TABLE `visit` ADD `interest_model_id` text;--> statement-breakpoint
ALTER TABLE `visit` ADD `voided_at` integer;--> statement-breakpoint
ALTER TABLE `visit` ADD `void_reason` text;--> statement-breakpoint
ALTER TABLE `visit` ADD `voided_by` text;