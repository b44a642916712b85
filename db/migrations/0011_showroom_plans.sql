CREATE TABLE `price_adjustment` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`kind` text NOT NULL,
	`reason` text,
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
CREATE INDEX `price_adjustment_updated` ON `price_adjustment` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `price_adjustment_status` ON `price_adjustment` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `price_adjustment_no` ON `price_adjustment` (`doc_no`);--> statement-breakpoint
CREATE TABLE `price_adjustment_line` (
	`id` text PRIMARY KEY NOT NULL,
	`adjustment_id` text NOT NULL,
	`line_no` integer NOT NULL,
	`list_id` text NOT NULL,
	`item_code` text NOT NULL,
	`product_id` text,
	`product_class_id` text,
	`exterior_color` text,
	`interior_color` text,
	`option_code` text,
	`mode` text NOT NULL,
	`value` integer NOT NULL,
	`round_to_fen` integer,
	`new_fen` integer,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`old_line_ids` text,
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
CREATE INDEX `price_adjustment_line_of` ON `price_adjustment_line` (`adjustment_id`,`line_no`);--> statement-breakpoint
CREATE TABLE `first_service` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`vehicle_id` text,
	`done_on` text NOT NULL,
	`mileage_km` integer NOT NULL,
	`advisor` text NOT NULL,
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
CREATE INDEX `first_service_of` ON `first_service` (`customer_id`,`done_on`,`id`);--> statement-breakpoint
CREATE TABLE `allocation` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`vehicle_id` text NOT NULL,
	`vin` text NOT NULL,
	`order_vehicle_id` text,
	`order_no` text,
	`hold_for` text,
	`owner_id` text,
	`status` text NOT NULL,
	`taken_from_id` text,
	`reason` text,
	`claim_state` text,
	`claim_holder` text,
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
CREATE INDEX `allocation_updated` ON `allocation` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `allocation_status` ON `allocation` (`status`,`claim_state`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `allocation_owner` ON `allocation` (`owner_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `allocation_vehicle` ON `allocation` (`vehicle_id`,`status`);--> statement-breakpoint
CREATE INDEX `allocation_order` ON `allocation` (`order_vehicle_id`,`status`);--> statement-breakpoint
CREATE INDEX `allocation_no` ON `allocation` (`doc_no`);--> statement-breakpoint
CREATE TABLE `approval_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`verdict` text NOT NULL,
	`level` integer NOT NULL,
	`note` text,
	`hash` text NOT NULL,
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
CREATE INDEX `approval_decision_of` ON `approval_decision` (`request_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `approval_request` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`kind` text NOT NULL,
	`doc_entity` text NOT NULL,
	`doc_id` text NOT NULL,
	`doc_version_no` integer NOT NULL,
	`doc_label` text NOT NULL,
	`deal_hash` text NOT NULL,
	`customer_id` text,
	`asked_fen` integer,
	`required_level` integer NOT NULL,
	`reason` text NOT NULL,
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
CREATE INDEX `approval_request_updated` ON `approval_request` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `approval_request_status` ON `approval_request` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `approval_request_on` ON `approval_request` (`doc_on`,`id`);--> statement-breakpoint
CREATE INDEX `approval_request_asked` ON `approval_request` (`created_by`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `approval_request_hash` ON `approval_request` (`deal_hash`);--> statement-breakpoint
CREATE INDEX `approval_request_doc` ON `approval_request` (`doc_id`);--> statement-breakpoint
CREATE INDEX `approval_request_no` ON `approval_request` (`doc_no`);--> statement-breakpoint
CREATE TABLE `cancellation` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`claim_state` text,
	`claim_holder` text,
	`contract_id` text,
	`order_id` text,
	`customer_id` text NOT NULL,
	`customer_name` text,
	`fault` text NOT NULL,
	`reason` text NOT NULL,
	`contract_fen` integer NOT NULL,
	`paid_fen` integer NOT NULL,
	`binding_fen` integer NOT NULL,
	`kept_fen` integer NOT NULL,
	`refund_fen` integer NOT NULL,
	`compensation_fen` integer NOT NULL,
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
CREATE INDEX `cancellation_updated` ON `cancellation` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `cancellation_status` ON `cancellation` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `cancellation_order` ON `cancellation` (`order_id`);--> statement-breakpoint
CREATE INDEX `cancellation_contract` ON `cancellation` (`contract_id`);--> statement-breakpoint
CREATE INDEX `cancellation_of` ON `cancellation` (`customer_id`);--> statement-breakpoint
CREATE INDEX `cancellation_no` ON `cancellation` (`doc_no`);--> statement-breakpoint
CREATE TABLE `contract` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`quote_id` text,
	`thread_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`owner_id` text,
	`buyer_name` text NOT NULL,
	`id_type` text,
	`id_no` text,
	`uscc` text,
	`phone` text,
	`address` text,
	`agent_name` text,
	`agent_id_no` text,
	`agent_phone` text,
	`product_id` text,
	`brand` text,
	`model_name` text,
	`config_name` text,
	`exterior_color` text,
	`interior_color` text,
	`origin` text,
	`vin` text,
	`engine_no` text,
	`cert_no` text,
	`disclosed` text,
	`odometer_km` integer,
	`produced_on` text,
	`disclosure_note` text,
	`vehicle_fen` integer,
	`payment_mode` text,
	`deposit_kind` text,
	`deposit_fen` integer,
	`loan_bank` text,
	`loan_down_fen` integer,
	`loan_principal_fen` integer,
	`loan_months` integer,
	`loan_refused` text,
	`trade_in_car` text,
	`trade_in_fen` integer,
	`delivery_mode` text,
	`delivery_place` text,
	`planned_delivery_on` text,
	`handed_over` text,
	`inspection` text,
	`late_delivery_bp` integer,
	`late_payment_bp` integer,
	`dispute` text,
	`dispute_body` text,
	`copies` integer,
	`terms` text,
	`signed_on` text,
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
CREATE INDEX `contract_updated` ON `contract` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `contract_status` ON `contract` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `contract_owner` ON `contract` (`owner_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `contract_of` ON `contract` (`customer_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `contract_quote` ON `contract` (`quote_id`);--> statement-breakpoint
CREATE INDEX `contract_no` ON `contract` (`doc_no`);--> statement-breakpoint
CREATE TABLE `contract_due` (
	`id` text PRIMARY KEY NOT NULL,
	`contract_id` text NOT NULL,
	`line_no` integer NOT NULL,
	`due_on` text,
	`due_fen` integer NOT NULL,
	`condition` text,
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
CREATE INDEX `contract_due_of` ON `contract_due` (`contract_id`,`line_no`);--> statement-breakpoint
CREATE TABLE `contract_line` (
	`id` text PRIMARY KEY NOT NULL,
	`contract_id` text NOT NULL,
	`line_no` integer NOT NULL,
	`kind` text NOT NULL,
	`mode` text NOT NULL,
	`title` text,
	`qty` integer NOT NULL,
	`amount_fen` integer,
	`voluntary` integer,
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
CREATE INDEX `contract_line_of` ON `contract_line` (`contract_id`,`line_no`);--> statement-breakpoint
CREATE TABLE `contract_supplement` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`contract_id` text NOT NULL,
	`terms` text,
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
CREATE INDEX `contract_supplement_of` ON `contract_supplement` (`contract_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `contract_supplement_no` ON `contract_supplement` (`doc_no`);--> statement-breakpoint
CREATE TABLE `sales_plan` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_on` text NOT NULL,
	`plan` text,
	`contacts` integer,
	`parties` integer,
	`drives` integer,
	`orders` integer,
	`new_cards` integer,
	`deliveries` integer,
	`submitted_at` integer,
	`instruction` text,
	`signed_at` integer,
	`signed_by_id` text,
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
CREATE INDEX `sales_plan_of` ON `sales_plan` (`kind`,`from_on`,`staff_id`);--> statement-breakpoint
CREATE TABLE `deal_issue` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`severity` text NOT NULL,
	`key` text NOT NULL,
	`entity` text NOT NULL,
	`doc_id` text NOT NULL,
	`doc_no` text,
	`owner_id` text,
	`holder` text,
	`opened_at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` text,
	`resolution` text,
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
CREATE INDEX `deal_issue_opened` ON `deal_issue` (`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `deal_issue_resolved` ON `deal_issue` (`resolved_at`,`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `deal_issue_owner` ON `deal_issue` (`owner_id`,`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `deal_issue_of` ON `deal_issue` (`doc_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `delivery_note` (
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
	`owner_id` text,
	`planned_on` text,
	`planned_time` text,
	`bay` text,
	`mode` text NOT NULL,
	`papers` text,
	`pledged` integer,
	`promised_on` text,
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
CREATE INDEX `delivery_note_planned` ON `delivery_note` (`planned_on`,`planned_time`,`id`);--> statement-breakpoint
CREATE INDEX `delivery_note_status` ON `delivery_note` (`status`,`planned_on`,`planned_time`,`id`);--> statement-breakpoint
CREATE INDEX `delivery_note_owner` ON `delivery_note` (`owner_id`,`planned_on`,`planned_time`,`id`);--> statement-breakpoint
CREATE INDEX `delivery_note_car` ON `delivery_note` (`order_vehicle_id`,`status`);--> statement-breakpoint
CREATE INDEX `delivery_note_order` ON `delivery_note` (`order_id`);--> statement-breakpoint
CREATE INDEX `delivery_note_no` ON `delivery_note` (`doc_no`);--> statement-breakpoint
CREATE TABLE `sign_off` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`stock_out_id` text NOT NULL,
	`delivery_note_id` text NOT NULL,
	`signer` text,
	`id_checked` integer,
	`checks` text,
	`ceremony` text,
	`damages` text,
	`signature` text,
	`on_paper` integer,
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
CREATE INDEX `sign_off_note` ON `sign_off` (`delivery_note_id`);--> statement-breakpoint
CREATE INDEX `sign_off_out` ON `sign_off` (`stock_out_id`);--> statement-breakpoint
CREATE INDEX `sign_off_no` ON `sign_off` (`doc_no`);--> statement-breakpoint
CREATE TABLE `stock_out` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`claim_state` text,
	`claim_holder` text,
	`delivery_note_id` text NOT NULL,
	`vehicle_id` text NOT NULL,
	`keys` integer,
	`certificates` text,
	`odometer_km` integer,
	`custody` text,
	`custody_reason` text,
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
CREATE INDEX `stock_out_note` ON `stock_out` (`delivery_note_id`);--> statement-breakpoint
CREATE INDEX `stock_out_car` ON `stock_out` (`vehicle_id`,`status`);--> statement-breakpoint
CREATE INDEX `stock_out_no` ON `stock_out` (`doc_no`);--> statement-breakpoint
CREATE TABLE `deal_event` (
	`id` text PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`doc_id` text NOT NULL,
	`version_no` integer NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`reason` text,
	`hash` text,
	`previous_id` text,
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
CREATE INDEX `deal_event_of` ON `deal_event` (`doc_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `document_count` (
	`type` text NOT NULL,
	`device` text NOT NULL,
	`on_day` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`type`, `device`, `on_day`)
);
--> statement-breakpoint
CREATE TABLE `document_print` (
	`id` text PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`doc_id` text NOT NULL,
	`version_no` integer NOT NULL,
	`form` text NOT NULL,
	`nth` integer NOT NULL,
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
CREATE INDEX `document_print_of` ON `document_print` (`doc_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `order_line` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`order_vehicle_id` text,
	`line_no` integer NOT NULL,
	`kind` text NOT NULL,
	`product_id` text,
	`title` text,
	`mode` text NOT NULL,
	`qty` integer NOT NULL,
	`list_fen` integer,
	`discount_kind` text,
	`discount_value` integer,
	`discount_fen` integer,
	`amount_fen` integer,
	`rate_bp` integer,
	`source` text,
	`price_ref` text,
	`no_price_reason` text,
	`estimate` integer,
	`voluntary` integer,
	`explained_at` integer,
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
CREATE INDEX `order_line_of` ON `order_line` (`order_id`,`line_no`);--> statement-breakpoint
CREATE TABLE `order_vehicle` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`line_no` integer NOT NULL,
	`product_id` text NOT NULL,
	`exterior_color` text,
	`interior_color` text,
	`guide_fen` integer,
	`guide_ref` text,
	`deal_fen` integer,
	`deal_ref` text,
	`no_price_reason` text,
	`vehicle_fen` integer,
	`rate_bp` integer,
	`fulfilment` text NOT NULL,
	`ship_from_store_id` text,
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
CREATE INDEX `order_vehicle_of` ON `order_vehicle` (`order_id`,`line_no`);--> statement-breakpoint
CREATE TABLE `sales_order` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`claim_state` text,
	`claim_holder` text,
	`thread_id` text NOT NULL,
	`quote_id` text,
	`contract_id` text,
	`customer_id` text NOT NULL,
	`customer_name` text,
	`customer_class_id` text NOT NULL,
	`consultant_id` text NOT NULL,
	`buyer_name` text,
	`payment_mode` text NOT NULL,
	`loan_bank` text,
	`loan_down_fen` integer,
	`loan_principal_fen` integer,
	`loan_months` integer,
	`loan_rate_bp` integer,
	`pricing_on` text NOT NULL,
	`planned_delivery_on` text,
	`whole_discount_fen` integer,
	`min_deposit_fen` integer,
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
CREATE INDEX `sales_order_updated` ON `sales_order` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `sales_order_status` ON `sales_order` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `sales_order_consultant` ON `sales_order` (`consultant_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `sales_order_of` ON `sales_order` (`customer_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `sales_order_on` ON `sales_order` (`doc_on`,`id`);--> statement-breakpoint
CREATE INDEX `sales_order_planned` ON `sales_order` (`planned_delivery_on`,`id`);--> statement-breakpoint
CREATE INDEX `sales_order_contract` ON `sales_order` (`contract_id`);--> statement-breakpoint
CREATE INDEX `sales_order_quote` ON `sales_order` (`quote_id`);--> statement-breakpoint
CREATE INDEX `sales_order_thread` ON `sales_order` (`thread_id`);--> statement-breakpoint
CREATE INDEX `sales_order_no` ON `sales_order` (`doc_no`);--> statement-breakpoint
CREATE TABLE `pdi_sheet` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`vehicle_id` text NOT NULL,
	`odometer_km` integer,
	`technician` text,
	`points` text NOT NULL,
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
CREATE INDEX `pdi_sheet_updated` ON `pdi_sheet` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `pdi_sheet_status` ON `pdi_sheet` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `pdi_sheet_of` ON `pdi_sheet` (`vehicle_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `pdi_sheet_no` ON `pdi_sheet` (`doc_no`);--> statement-breakpoint
CREATE TABLE `playbook_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`ask` text,
	`answer` text,
	`stage` text,
	`outcome` text,
	`series` text,
	`rivals` text,
	`tags` text,
	`levels` text,
	`source` text,
	`loss_id` text,
	`active` integer,
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
CREATE INDEX `playbook_entry_updated` ON `playbook_entry` (`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `authority_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`level` integer NOT NULL,
	`product_class_id` text,
	`may_go_down_to` text NOT NULL,
	`below_floor_fen` integer,
	`credit_fen` integer,
	`deposit_waiver` integer,
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
CREATE INDEX `authority_rule_level` ON `authority_rule` (`level`,`id`);--> statement-breakpoint
CREATE TABLE `customer_class` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`parent_id` text,
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
CREATE INDEX `customer_class_code` ON `customer_class` (`code`,`id`);--> statement-breakpoint
CREATE TABLE `price_item` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`visible_to` text,
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
CREATE INDEX `price_item_code` ON `price_item` (`code`,`id`);--> statement-breakpoint
CREATE TABLE `price_list` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`store_ids` text,
	`active` integer,
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
CREATE INDEX `price_list_code` ON `price_list` (`code`,`id`);--> statement-breakpoint
CREATE TABLE `price_list_line` (
	`id` text PRIMARY KEY NOT NULL,
	`list_id` text NOT NULL,
	`item_code` text NOT NULL,
	`product_id` text,
	`product_class_id` text,
	`exterior_color` text,
	`interior_color` text,
	`option_code` text,
	`amount_fen` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`adjustment_id` text,
	`adjustment_no` text,
	`closed_by` text,
	`end_before` text,
	`void` integer,
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
CREATE INDEX `price_list_line_product` ON `price_list_line` (`product_id`,`item_code`,`valid_from`,`valid_to`);--> statement-breakpoint
CREATE INDEX `price_list_line_class` ON `price_list_line` (`product_class_id`,`item_code`,`valid_from`,`valid_to`);--> statement-breakpoint
CREATE INDEX `price_list_line_from` ON `price_list_line` (`valid_from`,`id`);--> statement-breakpoint
CREATE INDEX `price_list_line_list` ON `price_list_line` (`list_id`,`valid_from`,`id`);--> statement-breakpoint
CREATE INDEX `price_list_line_of` ON `price_list_line` (`adjustment_id`);--> statement-breakpoint
CREATE INDEX `price_list_line_closed` ON `price_list_line` (`closed_by`);--> statement-breakpoint
CREATE TABLE `price_match` (
	`id` text PRIMARY KEY NOT NULL,
	`product_class_id` text NOT NULL,
	`customer_class_id` text NOT NULL,
	`policy_id` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`claim_state` text,
	`claim_holder` text,
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
CREATE INDEX `price_match_class` ON `price_match` (`product_class_id`,`valid_from`,`id`);--> statement-breakpoint
CREATE TABLE `price_policy` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`steps` text,
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
CREATE INDEX `price_policy_code` ON `price_policy` (`code`,`id`);--> statement-breakpoint
CREATE TABLE `product_class` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`parent_id` text,
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
CREATE INDEX `product_class_code` ON `product_class` (`code`,`id`);--> statement-breakpoint
CREATE TABLE `tax_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`params` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`source` text,
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
CREATE INDEX `tax_rule_kind` ON `tax_rule` (`kind`,`valid_from`,`id`);--> statement-breakpoint
CREATE TABLE `product` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`product_class_id` text NOT NULL,
	`config_code` text,
	`model_id` text,
	`option_id` text,
	`brand` text,
	`series` text,
	`model_name` text,
	`model_year` integer,
	`fuel` text,
	`displacement_ml` integer,
	`seats` integer,
	`nev_catalog_from` text,
	`nev_catalog_to` text,
	`tax_rate_bp` integer NOT NULL,
	`manual_price_allowed` integer,
	`active` integer,
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
CREATE INDEX `product_kind` ON `product` (`kind`,`name`,`id`);--> statement-breakpoint
CREATE INDEX `product_name` ON `product` (`name`,`id`);--> statement-breakpoint
CREATE INDEX `product_class_of` ON `product` (`product_class_id`);--> statement-breakpoint
CREATE INDEX `product_model` ON `product` (`model_id`);--> statement-breakpoint
CREATE INDEX `product_option` ON `product` (`option_id`);--> statement-breakpoint
CREATE TABLE `quote` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text,
	`doc_on` text,
	`status` text NOT NULL,
	`version_no` integer NOT NULL,
	`content_hash` text,
	`last_event_id` text,
	`thread_id` text NOT NULL,
	`supersedes_id` text,
	`customer_id` text NOT NULL,
	`customer_name` text,
	`customer_class_id` text NOT NULL,
	`consultant_id` text NOT NULL,
	`product_id` text NOT NULL,
	`exterior_color` text,
	`interior_color` text,
	`vin` text,
	`payment_mode` text NOT NULL,
	`pricing_on` text NOT NULL,
	`valid_until` text NOT NULL,
	`planned_invoice_on` text NOT NULL,
	`registration_region` text,
	`loan_bank` text,
	`loan_down_fen` integer,
	`loan_principal_fen` integer,
	`loan_months` integer,
	`loan_rate_bp` integer,
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
CREATE INDEX `quote_updated` ON `quote` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `quote_status` ON `quote` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `quote_consultant` ON `quote` (`consultant_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `quote_on` ON `quote` (`doc_on`,`thread_id`);--> statement-breakpoint
CREATE INDEX `quote_valid` ON `quote` (`valid_until`,`id`);--> statement-breakpoint
CREATE INDEX `quote_of` ON `quote` (`customer_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `quote_thread` ON `quote` (`thread_id`,`version_no`);--> statement-breakpoint
CREATE INDEX `quote_no` ON `quote` (`doc_no`);--> statement-breakpoint
CREATE TABLE `quote_line` (
	`id` text PRIMARY KEY NOT NULL,
	`quote_id` text NOT NULL,
	`line_no` integer NOT NULL,
	`kind` text NOT NULL,
	`product_id` text,
	`title` text,
	`mode` text NOT NULL,
	`qty` integer NOT NULL,
	`list_fen` integer,
	`discount_kind` text,
	`discount_value` integer,
	`discount_fen` integer,
	`amount_fen` integer,
	`rate_bp` integer,
	`source` text,
	`price_ref` text,
	`no_price_reason` text,
	`estimate` integer,
	`voluntary` integer,
	`explained_at` integer,
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
CREATE INDEX `quote_line_of` ON `quote_line` (`quote_id`,`line_no`);--> statement-breakpoint
CREATE TABLE `receipt` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text NOT NULL,
	`doc_on` text NOT NULL,
	`customer_id` text NOT NULL,
	`contract_id` text,
	`order_id` text,
	`purpose` text NOT NULL,
	`method` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`external_ref` text,
	`cashier_id` text NOT NULL,
	`reverses_id` text,
	`reason` text,
	`payer_name` text NOT NULL,
	`received_on` text NOT NULL,
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
CREATE INDEX `receipt_received` ON `receipt` (`received_on`,`id`);--> statement-breakpoint
CREATE INDEX `receipt_method` ON `receipt` (`method`,`received_on`,`id`);--> statement-breakpoint
CREATE INDEX `receipt_of` ON `receipt` (`customer_id`,`received_on`);--> statement-breakpoint
CREATE INDEX `receipt_contract` ON `receipt` (`contract_id`);--> statement-breakpoint
CREATE INDEX `receipt_order` ON `receipt` (`order_id`);--> statement-breakpoint
CREATE INDEX `receipt_reverses` ON `receipt` (`reverses_id`);--> statement-breakpoint
CREATE INDEX `receipt_ref` ON `receipt` (`external_ref`);--> statement-breakpoint
CREATE INDEX `receipt_no` ON `receipt` (`doc_no`);--> statement-breakpoint
CREATE TABLE `refund` (
	`id` text PRIMARY KEY NOT NULL,
	`doc_no` text NOT NULL,
	`doc_on` text NOT NULL,
	`customer_id` text NOT NULL,
	`contract_id` text,
	`order_id` text,
	`purpose` text NOT NULL,
	`method` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`external_ref` text,
	`cashier_id` text NOT NULL,
	`reverses_id` text,
	`reason` text,
	`receipt_id` text NOT NULL,
	`payee_name` text NOT NULL,
	`refunded_on` text NOT NULL,
	`decision_id` text,
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
CREATE INDEX `refund_refunded` ON `refund` (`refunded_on`,`id`);--> statement-breakpoint
CREATE INDEX `refund_receipt` ON `refund` (`receipt_id`);--> statement-breakpoint
CREATE INDEX `refund_of` ON `refund` (`customer_id`);--> statement-breakpoint
CREATE INDEX `refund_contract` ON `refund` (`contract_id`);--> statement-breakpoint
CREATE INDEX `refund_order` ON `refund` (`order_id`);--> statement-breakpoint
CREATE INDEX `refund_reverses` ON `refund` (`reverses_id`);--> statement-breakpoint
CREATE INDEX `refund_no` ON `refund` (`doc_no`);--> statement-breakpoint
CREATE TABLE `carry_over` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`lines` text NOT NULL,
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
CREATE INDEX `carry_over_month` ON `carry_over` (`month`);--> statement-breakpoint
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
CREATE TABLE `rota_event` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_on` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`staff_id` text,
	`staff_ids` text,
	`reason` text,
	`agreed_by_id` text,
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
CREATE INDEX `rota_event_day` ON `rota_event` (`visit_on`,`at`,`id`);--> statement-breakpoint
ALTER TABLE `attachment` ADD `kind` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `campaign` text;--> statement-breakpoint
CREATE INDEX `customer_created` ON `customer` (`created_at`,`id`,`owner_id`,`source`,`interest_series`) WHERE ("customer"."deleted_at" is null and "customer"."merged_into" is null);--> statement-breakpoint
CREATE INDEX `customer_campaign` ON `customer` (`campaign`,`created_at`,`id`) WHERE "customer"."campaign" is not null;--> statement-breakpoint
ALTER TABLE `daily_report` ADD `contacts` integer;--> statement-breakpoint
ALTER TABLE `daily_report` ADD `parties` integer;--> statement-breakpoint
ALTER TABLE `daily_report` ADD `drives` integer;--> statement-breakpoint
ALTER TABLE `daily_report` ADD `orders` integer;--> statement-breakpoint
ALTER TABLE `handover` ADD `moved` text;--> statement-breakpoint
ALTER TABLE `showroom_setting` ADD `rota_reasons` text;--> statement-breakpoint
ALTER TABLE `showroom_setting` ADD `stand_in_credit` text;--> statement-breakpoint
ALTER TABLE `showroom_setting` ADD `papers` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `authority_level` integer;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `device_code` text;--> statement-breakpoint
ALTER TABLE `visit` ADD `credited_id` text;--> statement-breakpoint
CREATE INDEX `visit_counted` ON `visit` (`visit_on`,`arrived_at`,`id`,`channel`,`outcome`,`visit_seq`,`consultant_id`,`credited_id`,`source`,`interest_series`) WHERE purpose = 'viewing' AND deleted_at IS NULL AND voided_at IS NULL;--> statement-breakpoint
CREATE INDEX `visit_not_captured` ON `visit` (`visit_on`,`no_capture_reason`,`visit_seq`,`consultant_id`,`credited_id`,`source`,`interest_series`) WHERE outcome = 'notCaptured' AND purpose = 'viewing' AND deleted_at IS NULL AND voided_at IS NULL;--> statement-breakpoint
CREATE INDEX `level_change_to` ON `level_change` (`to_level`,`created_at`,`id`,`customer_id`) WHERE "level_change"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `loss_reasons` ON `loss` (`asked_at`,`state`,`root`,`reason`,`asked_by_id`,`customer_id`) WHERE "loss"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `damage_state` ON `damage` (`state`,`id`);