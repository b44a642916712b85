CREATE TABLE `campaign` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`place` text,
	`budget_fen` integer,
	`cost_fen` integer,
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
CREATE INDEX `campaign_from` ON `campaign` (`from_on`,`id`);--> statement-breakpoint
CREATE TABLE `level_change` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`from_level` text,
	`to_level` text NOT NULL,
	`trigger` text NOT NULL,
	`reason` text,
	`signals` text,
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
CREATE INDEX `level_change_of` ON `level_change` (`customer_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `level_change_at` ON `level_change` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `level_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`name` text,
	`window` text,
	`every_days` integer,
	`color` text,
	`valid_from` text NOT NULL,
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
CREATE INDEX `level_rule_from` ON `level_rule` (`level`,`valid_from`);--> statement-breakpoint
CREATE TABLE `daily_report` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`report_on` text NOT NULL,
	`summary` text,
	`plan` text,
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
CREATE INDEX `daily_report_of` ON `daily_report` (`report_on`,`staff_id`);--> statement-breakpoint
CREATE TABLE `meeting` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_on` text NOT NULL,
	`kind` text NOT NULL,
	`announcements` text,
	`cases` text,
	`held_at` integer,
	`held_by_id` text,
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
CREATE INDEX `meeting_on` ON `meeting` (`meeting_on`,`kind`);--> statement-breakpoint
CREATE TABLE `demo_car` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`plate` text,
	`vehicle_id` text,
	`series` text,
	`model` text,
	`gearbox` text NOT NULL,
	`odometer_km` integer,
	`next_service_on` text,
	`next_service_km` integer,
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
CREATE INDEX `demo_car_number` ON `demo_car` (`number`,`id`);--> statement-breakpoint
CREATE TABLE `demo_car_cost` (
	`id` text PRIMARY KEY NOT NULL,
	`demo_car_id` text NOT NULL,
	`spent_on` text NOT NULL,
	`cost_kind` text NOT NULL,
	`fen` integer NOT NULL,
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
CREATE INDEX `demo_car_cost_of` ON `demo_car_cost` (`demo_car_id`,`spent_on`,`id`);--> statement-breakpoint
CREATE TABLE `appointment` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`at` integer NOT NULL,
	`purpose` text NOT NULL,
	`consultant_id` text,
	`party_size` integer,
	`note` text,
	`state` text NOT NULL,
	`visit_id` text,
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
CREATE INDEX `appointment_at` ON `appointment` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `appointment_of` ON `appointment` (`customer_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `appointment_consultant` ON `appointment` (`consultant_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `contact` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`at` integer NOT NULL,
	`method` text NOT NULL,
	`outcome` text NOT NULL,
	`inbound` integer,
	`serves` text,
	`planned_purpose` text,
	`prepared_questions` text,
	`predicted_answers` text,
	`content` text,
	`signals` text,
	`level_before` text,
	`level_after` text,
	`next_before_on` text,
	`next_contact_on` text,
	`next_purpose` text,
	`manager_note` text,
	`manager_note_at` integer,
	`manager_note_by_id` text,
	`struck_at` integer,
	`struck_reason` text,
	`struck_by_id` text,
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
CREATE INDEX `contact_of` ON `contact` (`customer_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `contact_by` ON `contact` (`created_by`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `contact_at` ON `contact` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `drawer_audit` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`month` text NOT NULL,
	`counted_as` text NOT NULL,
	`by_id` text NOT NULL,
	`counted_at` integer NOT NULL,
	`cards` integer NOT NULL,
	`missing_ids` text NOT NULL,
	`fixes` text NOT NULL,
	`notes` text,
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
CREATE INDEX `drawer_audit_of` ON `drawer_audit` (`month`,`owner_id`);--> statement-breakpoint
CREATE TABLE `handover` (
	`id` text PRIMARY KEY NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`reason` text NOT NULL,
	`note` text,
	`card_ids` text NOT NULL,
	`acknowledged_at` integer,
	`undone_at` integer,
	`undone_by_id` text,
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
CREATE INDEX `handover_at` ON `handover` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `handover_to` ON `handover` (`to_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `loss` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`customer_name` text,
	`kind` text NOT NULL,
	`lost_on` text,
	`root` text,
	`reason` text,
	`bought_brand` text,
	`bought_model` text,
	`bought_dealer` text,
	`bought_price_fen` integer,
	`self_review` text,
	`reactivate_on` text,
	`is_case` integer,
	`discussed_on` text,
	`analysis` text,
	`exchange` text,
	`measures` text,
	`training` text,
	`reward` text,
	`state` text NOT NULL,
	`asked_by_id` text,
	`asked_at` integer NOT NULL,
	`level_before` text,
	`next_before_on` text,
	`verdict` text,
	`decided_by_id` text,
	`decided_at` integer,
	`seen_at` integer,
	`reactivated_at` integer,
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
CREATE INDEX `loss_asked` ON `loss` (`asked_at`,`id`);--> statement-breakpoint
CREATE INDEX `loss_state` ON `loss` (`state`,`asked_at`,`id`);--> statement-breakpoint
CREATE INDEX `loss_of` ON `loss` (`customer_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `service_request` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`customer_name` text,
	`kind` text NOT NULL,
	`content` text NOT NULL,
	`due_on` text NOT NULL,
	`owner_id` text NOT NULL,
	`state` text NOT NULL,
	`raised_at` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	`answered_by_id` text,
	`closed_at` integer,
	`reopen_reason` text,
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
CREATE INDEX `service_request_due` ON `service_request` (`due_on`,`id`);--> statement-breakpoint
CREATE INDEX `service_request_state` ON `service_request` (`state`,`due_on`,`id`);--> statement-breakpoint
CREATE INDEX `service_request_raised` ON `service_request` (`raised_at`,`id`);--> statement-breakpoint
CREATE INDEX `service_request_of` ON `service_request` (`customer_id`,`raised_at`);--> statement-breakpoint
CREATE TABLE `question` (
	`id` text PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`kind` text NOT NULL,
	`asked_from` text NOT NULL,
	`mine_json` text,
	`before_json` text,
	`theirs_json` text,
	`local_by` text NOT NULL,
	`local_at` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` text,
	`resolution` text,
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
CREATE INDEX `question_resolved` ON `question` (`resolved_at`);--> statement-breakpoint
CREATE INDEX `question_entity` ON `question` (`entity_id`);--> statement-breakpoint
CREATE TABLE `test_drive` (
	`id` text PRIMARY KEY NOT NULL,
	`drive_no` text NOT NULL,
	`customer_id` text,
	`demo_car_id` text NOT NULL,
	`kind` text NOT NULL,
	`planned_start_at` integer NOT NULL,
	`planned_end_at` integer NOT NULL,
	`consultant_id` text,
	`specialist_id` text,
	`route` text,
	`driver_name` text,
	`driver_mobile` text,
	`licence_no` text,
	`licence_class` text,
	`licence_issued_on` text,
	`licence_expires_on` text,
	`licence_permanent` integer,
	`driver_id_no` text,
	`state` text NOT NULL,
	`signed_at` integer,
	`signed_how` text,
	`signature` text,
	`started_at` integer,
	`ended_at` integer,
	`odometer_out_km` integer,
	`odometer_in_km` integer,
	`score_exterior` integer,
	`score_interior` integer,
	`score_power` integer,
	`score_handling` integer,
	`score_braking` integer,
	`score_comfort` integer,
	`score_equipment` integer,
	`liked` text,
	`concerns` text,
	`rivals` text,
	`intent_after` text,
	`level_after` text,
	`next_contact_on` text,
	`feedback_at` integer,
	`cancel_reason` text,
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
CREATE INDEX `test_drive_planned` ON `test_drive` (`planned_start_at`,`id`);--> statement-breakpoint
CREATE INDEX `test_drive_of_car` ON `test_drive` (`demo_car_id`,`planned_start_at`,`id`);--> statement-breakpoint
CREATE INDEX `test_drive_of_customer` ON `test_drive` (`customer_id`,`planned_start_at`);--> statement-breakpoint
CREATE INDEX `test_drive_state` ON `test_drive` (`state`,`planned_start_at`,`id`);--> statement-breakpoint
ALTER TABLE `showroom_setting` ADD `loss_reasons` text;--> statement-breakpoint
ALTER TABLE `showroom_setting` ADD `letters` text;--> statement-breakpoint
CREATE INDEX `customer_due` ON `customer` (`owner_id`,`next_contact_on`,`id`);