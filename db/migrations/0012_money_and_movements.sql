CREATE TABLE `agency_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`payee` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`method` text NOT NULL,
	`external_ref` text,
	`paid_on` text NOT NULL,
	`remark` text,
	`reverses_id` text,
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
CREATE INDEX `agency_entry_order` ON `agency_entry` (`order_id`,`paid_on`,`id`);--> statement-breakpoint
CREATE INDEX `agency_entry_reverses` ON `agency_entry` (`reverses_id`);--> statement-breakpoint
CREATE TABLE `direct_request` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`order_id` text NOT NULL,
	`order_vehicle_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`supplier` text,
	`address` text,
	`contact` text,
	`phone` text,
	`planned_on` text,
	`remark` text,
	`vehicle_id` text,
	`vin` text,
	`carrier` text,
	`waybill_no` text,
	`shipped_on` text,
	`delivery_note_id` text,
	`cost_fen` integer,
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
CREATE INDEX `direct_request_updated` ON `direct_request` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `direct_request_status` ON `direct_request` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `direct_request_car` ON `direct_request` (`order_vehicle_id`);--> statement-breakpoint
CREATE INDEX `direct_request_order` ON `direct_request` (`order_id`);--> statement-breakpoint
CREATE INDEX `direct_request_note` ON `direct_request` (`delivery_note_id`);--> statement-breakpoint
CREATE INDEX `direct_request_no` ON `direct_request` (`doc_no`);--> statement-breakpoint
CREATE TABLE `receivable` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text NOT NULL,
	`doc_on` text NOT NULL,
	`customer_id` text NOT NULL,
	`order_id` text NOT NULL,
	`order_vehicle_id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`due_on` text NOT NULL,
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
CREATE INDEX `receivable_due` ON `receivable` (`due_on`,`id`);--> statement-breakpoint
CREATE INDEX `receivable_of` ON `receivable` (`customer_id`,`due_on`);--> statement-breakpoint
CREATE INDEX `receivable_order` ON `receivable` (`order_id`);--> statement-breakpoint
CREATE INDEX `receivable_invoice` ON `receivable` (`invoice_id`);--> statement-breakpoint
CREATE INDEX `receivable_no` ON `receivable` (`doc_no`);--> statement-breakpoint
CREATE INDEX `receivable_ageing` ON `receivable` (`doc_on`,`customer_id`,`due_on`,`amount_fen`,`id`,`deleted_at`);--> statement-breakpoint
CREATE TABLE `sales_invoice` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`claim_state` text,
	`claim_holder` text,
	`order_id` text NOT NULL,
	`order_vehicle_id` text NOT NULL,
	`contract_id` text,
	`customer_id` text NOT NULL,
	`customer_name` text,
	`vehicle_id` text,
	`red_of_id` text,
	`medium` text NOT NULL,
	`invoice_code` text,
	`invoice_no` text,
	`printed_code` text,
	`printed_no` text,
	`machine_no` text,
	`issued_on` text,
	`buyer_name` text,
	`buyer_tax_no` text,
	`vehicle_type` text,
	`brand_model` text,
	`origin` text,
	`origin_place` text,
	`cert_no` text,
	`import_cert_no` text,
	`inspection_no` text,
	`engine_no` text,
	`vin` text,
	`gross_fen` integer,
	`rate_bp` integer,
	`tax_fen` integer,
	`net_fen` integer,
	`tax_authority` text,
	`tax_authority_code` text,
	`tax_paid_no` text,
	`tonnage` text,
	`seats` integer,
	`seller_name` text,
	`seller_phone` text,
	`seller_tax_no` text,
	`seller_account` text,
	`seller_address` text,
	`seller_bank` text,
	`issuer` text,
	`remark` text,
	`due_on` text,
	`vin_issuable` integer,
	`red_reason` text,
	`confirmation_no` text,
	`confirmation_state` text,
	`copies_back` text,
	`copies_note` text,
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
CREATE INDEX `sales_invoice_updated` ON `sales_invoice` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `sales_invoice_status` ON `sales_invoice` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `sales_invoice_issued` ON `sales_invoice` (`issued_on`,`id`);--> statement-breakpoint
CREATE INDEX `sales_invoice_order` ON `sales_invoice` (`order_id`);--> statement-breakpoint
CREATE INDEX `sales_invoice_car` ON `sales_invoice` (`order_vehicle_id`);--> statement-breakpoint
CREATE INDEX `sales_invoice_vin` ON `sales_invoice` (`vin`);--> statement-breakpoint
CREATE INDEX `sales_invoice_red` ON `sales_invoice` (`red_of_id`);--> statement-breakpoint
CREATE INDEX `sales_invoice_of` ON `sales_invoice` (`customer_id`);--> statement-breakpoint
CREATE INDEX `sales_invoice_model` ON `sales_invoice` (`brand_model`,`created_at`);--> statement-breakpoint
CREATE INDEX `sales_invoice_no` ON `sales_invoice` (`doc_no`);--> statement-breakpoint
CREATE TABLE `settlement` (
	`id` text PRIMARY KEY NOT NULL,
	`receivable_id` text NOT NULL,
	`receipt_id` text,
	`against_id` text,
	`customer_id` text NOT NULL,
	`fen` integer NOT NULL,
	`settled_on` text NOT NULL,
	`reverses_id` text,
	`reason` text,
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
CREATE INDEX `settlement_receivable` ON `settlement` (`receivable_id`,`settled_on`,`fen`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `settlement_receipt` ON `settlement` (`receipt_id`,`fen`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `settlement_reverses` ON `settlement` (`reverses_id`);--> statement-breakpoint
CREATE TABLE `loan` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`claim_state` text,
	`claim_holder` text,
	`vehicle_id` text NOT NULL,
	`vin` text NOT NULL,
	`customer_id` text,
	`borrower` text,
	`purpose` text NOT NULL,
	`due_back_on` text,
	`deposit_fen` integer,
	`request_id` text NOT NULL,
	`odometer_out_km` integer,
	`out_note` text,
	`lent_on` text,
	`odometer_in_km` integer,
	`damage_note` text,
	`charge_fen` integer,
	`back_on` text,
	`order_id` text,
	`order_vehicle_id` text,
	`allocation_id` text,
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
CREATE INDEX `loan_updated` ON `loan` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `loan_status` ON `loan` (`status`,`due_back_on`,`id`);--> statement-breakpoint
CREATE INDEX `loan_request` ON `loan` (`request_id`);--> statement-breakpoint
CREATE INDEX `loan_car` ON `loan` (`vehicle_id`,`status`);--> statement-breakpoint
CREATE INDEX `loan_order` ON `loan` (`order_id`);--> statement-breakpoint
CREATE INDEX `loan_no` ON `loan` (`doc_no`);--> statement-breakpoint
CREATE TABLE `stock_out_request` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`claim_state` text,
	`claim_holder` text,
	`vehicle_id` text NOT NULL,
	`vin` text NOT NULL,
	`customer_id` text,
	`borrower` text,
	`purpose` text NOT NULL,
	`due_back_on` text,
	`deposit_fen` integer,
	`reason` text NOT NULL,
	`ticks` text,
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
CREATE INDEX `stock_out_request_updated` ON `stock_out_request` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `stock_out_request_status` ON `stock_out_request` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `stock_out_request_car` ON `stock_out_request` (`vehicle_id`,`status`);--> statement-breakpoint
CREATE INDEX `stock_out_request_no` ON `stock_out_request` (`doc_no`);--> statement-breakpoint
CREATE TABLE `cost_carry` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`carried_on` text NOT NULL,
	`order_id` text NOT NULL,
	`order_vehicle_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`vehicle_id` text NOT NULL,
	`vin` text NOT NULL,
	`invoice_id` text NOT NULL,
	`cost_fen` integer NOT NULL,
	`gross_fen` integer NOT NULL,
	`reverses_id` text,
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
CREATE INDEX `cost_carry_month` ON `cost_carry` (`month`,`id`);--> statement-breakpoint
CREATE INDEX `cost_carry_car` ON `cost_carry` (`order_vehicle_id`);--> statement-breakpoint
CREATE INDEX `cost_carry_order` ON `cost_carry` (`order_id`);--> statement-breakpoint
CREATE INDEX `cost_carry_reverses` ON `cost_carry` (`reverses_id`);--> statement-breakpoint
CREATE TABLE `goods_shipped` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`month` text NOT NULL,
	`cars` integer NOT NULL,
	`cost_fen` integer NOT NULL,
	`gross_fen` integer NOT NULL,
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
CREATE INDEX `goods_shipped_month` ON `goods_shipped` (`month`);--> statement-breakpoint
CREATE INDEX `goods_shipped_no` ON `goods_shipped` (`doc_no`);--> statement-breakpoint
CREATE TABLE `goods_shipped_line` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`kind` text NOT NULL,
	`order_id` text NOT NULL,
	`order_vehicle_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`customer_name` text,
	`vehicle_id` text NOT NULL,
	`vin` text NOT NULL,
	`car_name` text,
	`out_no` text,
	`left_on` text NOT NULL,
	`cost_fen` integer NOT NULL,
	`gross_fen` integer NOT NULL,
	`reverses_id` text,
	`invoice_id` text,
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
CREATE INDEX `goods_shipped_line_month` ON `goods_shipped_line` (`month`,`id`);--> statement-breakpoint
CREATE INDEX `goods_shipped_line_car` ON `goods_shipped_line` (`order_vehicle_id`);--> statement-breakpoint
CREATE TABLE `vehicle_return` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`order_id` text NOT NULL,
	`order_vehicle_id` text NOT NULL,
	`contract_id` text,
	`customer_id` text NOT NULL,
	`customer_name` text,
	`vehicle_id` text NOT NULL,
	`vin` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`odometer_km` integer NOT NULL,
	`per_thousand_km_bp` integer,
	`registered` integer,
	`sold_fen` integer NOT NULL,
	`paid_fen` integer NOT NULL,
	`use_fee_fen` integer NOT NULL,
	`refund_fen` integer NOT NULL,
	`in_km` integer,
	`in_note` text,
	`inspection` text,
	`deregistration_no` text,
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
CREATE INDEX `vehicle_return_updated` ON `vehicle_return` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `vehicle_return_status` ON `vehicle_return` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `vehicle_return_car` ON `vehicle_return` (`order_vehicle_id`);--> statement-breakpoint
CREATE INDEX `vehicle_return_order` ON `vehicle_return` (`order_id`);--> statement-breakpoint
CREATE INDEX `vehicle_return_vin` ON `vehicle_return` (`vin`);--> statement-breakpoint
CREATE INDEX `vehicle_return_no` ON `vehicle_return` (`doc_no`);--> statement-breakpoint
CREATE TABLE `transfer_in` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`claim_state` text,
	`claim_holder` text,
	`from_store_id` text NOT NULL,
	`from_store_name` text,
	`to_store_id` text NOT NULL,
	`to_store_name` text,
	`transfer_id` text NOT NULL,
	`out_id` text NOT NULL,
	`out_no` text,
	`vin` text NOT NULL,
	`car` text NOT NULL,
	`odometer_km` integer,
	`location` text,
	`damage_note` text,
	`damage_fen` integer,
	`damage_liable` text,
	`refusal` text,
	`signed_on` text,
	`signed_by_name` text,
	`allocation_id` text,
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
CREATE INDEX `transfer_in_of` ON `transfer_in` (`transfer_id`);--> statement-breakpoint
CREATE INDEX `transfer_in_out` ON `transfer_in` (`out_id`);--> statement-breakpoint
CREATE INDEX `transfer_in_no` ON `transfer_in` (`doc_no`);--> statement-breakpoint
CREATE TABLE `transfer_order` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`claim_state` text,
	`claim_holder` text,
	`from_store_id` text NOT NULL,
	`from_store_name` text,
	`to_store_id` text NOT NULL,
	`to_store_name` text,
	`vin` text,
	`wanted` text,
	`purpose` text,
	`price_rule` text NOT NULL,
	`rule_fen` integer,
	`freight_by` text NOT NULL,
	`receive_mode` text NOT NULL,
	`needed_on` text,
	`asked_by_name` text,
	`answered_by_name` text,
	`answer` text,
	`order_vehicle_id` text,
	`vehicle_id` text,
	`remark` text,
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
CREATE INDEX `transfer_order_updated` ON `transfer_order` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `transfer_order_status` ON `transfer_order` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `transfer_order_of` ON `transfer_order` (`order_vehicle_id`);--> statement-breakpoint
CREATE INDEX `transfer_order_car` ON `transfer_order` (`vehicle_id`);--> statement-breakpoint
CREATE INDEX `transfer_order_no` ON `transfer_order` (`doc_no`);--> statement-breakpoint
CREATE TABLE `transfer_out` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`from_store_id` text NOT NULL,
	`from_store_name` text,
	`to_store_id` text NOT NULL,
	`to_store_name` text,
	`transfer_id` text NOT NULL,
	`vin` text NOT NULL,
	`car` text NOT NULL,
	`odometer_km` integer,
	`key_count` integer,
	`certificates` text,
	`carrier` text,
	`freight_fen` integer,
	`price_fen` integer,
	`receive_mode` text NOT NULL,
	`signed_on` text,
	`signed_by_name` text,
	`vehicle_id` text,
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
CREATE INDEX `transfer_out_of` ON `transfer_out` (`transfer_id`);--> statement-breakpoint
CREATE INDEX `transfer_out_car` ON `transfer_out` (`vehicle_id`);--> statement-breakpoint
CREATE INDEX `transfer_out_no` ON `transfer_out` (`doc_no`);--> statement-breakpoint
CREATE TABLE `transfer_settlement` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`from_store_id` text NOT NULL,
	`from_store_name` text,
	`to_store_id` text NOT NULL,
	`to_store_name` text,
	`transfer_id` text NOT NULL,
	`out_id` text NOT NULL,
	`in_id` text NOT NULL,
	`vin` text NOT NULL,
	`price_rule` text NOT NULL,
	`price_fen` integer NOT NULL,
	`freight_fen` integer NOT NULL,
	`damage_fen` integer NOT NULL,
	`total_fen` integer NOT NULL,
	`taxpayers` text NOT NULL,
	`vat_fen` integer NOT NULL,
	`invoice_no` text,
	`out_by_name` text,
	`in_by_name` text,
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
CREATE INDEX `transfer_settlement_of` ON `transfer_settlement` (`transfer_id`);--> statement-breakpoint
CREATE INDEX `transfer_settlement_no` ON `transfer_settlement` (`doc_no`);--> statement-breakpoint
ALTER TABLE `price_adjustment` ADD `claim_state` text;--> statement-breakpoint
ALTER TABLE `price_adjustment` ADD `claim_holder` text;--> statement-breakpoint
ALTER TABLE `allocation` ADD `transfer_id` text;--> statement-breakpoint
ALTER TABLE `allocation` ADD `loan_id` text;--> statement-breakpoint
ALTER TABLE `approval_decision` ADD `claim_state` text;--> statement-breakpoint
ALTER TABLE `approval_decision` ADD `claim_holder` text;--> statement-breakpoint
ALTER TABLE `cancellation` ADD `order_vehicle_id` text;--> statement-breakpoint
ALTER TABLE `order_vehicle` ADD `ended` text;--> statement-breakpoint
ALTER TABLE `order_vehicle` ADD `ended_by_id` text;--> statement-breakpoint
ALTER TABLE `showroom_setting` ADD `seller` text;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `group_stores` text;