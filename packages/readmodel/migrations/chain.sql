-- The tables of schema chain, as node tooling/document/write-chain-sql.ts writes them.
CREATE TABLE "cursor" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"number" bigint NOT NULL,
	"hash" text NOT NULL,
	"timestamp" bigint NOT NULL,
	"final_number" bigint NOT NULL,
	"chain_id" integer NOT NULL,
	"genesis" text NOT NULL,
	"book" text NOT NULL,
	CONSTRAINT "cursor_single" CHECK ("cursor"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "undo" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"block" bigint NOT NULL,
	"relation" text NOT NULL,
	"operation" text NOT NULL,
	"key" jsonb,
	"old" jsonb
);
--> statement-breakpoint
CREATE TABLE "block" (
	"number" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"timestamp" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facility" (
	"id" bigint PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"kind" text NOT NULL,
	"npi" text NOT NULL,
	"ccn" text,
	"home_cell" numeric(20, 0) NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"owner_group" bigint NOT NULL,
	"profile" text NOT NULL,
	"evidence" text NOT NULL,
	"encryption_x" text NOT NULL,
	"encryption_y" text NOT NULL,
	"applied_at" bigint NOT NULL,
	"active_until" bigint NOT NULL,
	"insured_until" bigint NOT NULL,
	"cover" numeric(78, 0) NOT NULL,
	"area_resolutions" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attestation" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"facility_id" bigint NOT NULL,
	"reviewer_facility_id" bigint NOT NULL,
	"reviewer" text NOT NULL,
	"licensed_until" bigint NOT NULL,
	"insured_until" bigint NOT NULL,
	"cover" numeric(78, 0) NOT NULL,
	"evidence" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "attestation_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"account" text PRIMARY KEY NOT NULL,
	"facility_id" bigint NOT NULL,
	"roles" integer NOT NULL,
	"until" bigint NOT NULL,
	"passkey_x" text NOT NULL,
	"passkey_y" text NOT NULL,
	"appointed_at" bigint NOT NULL,
	"left_at" bigint
);
--> statement-breakpoint
CREATE TABLE "competency" (
	"facility_id" bigint NOT NULL,
	"account" text NOT NULL,
	"product_code" text NOT NULL,
	"until" bigint NOT NULL,
	"evidence" text NOT NULL,
	"certified_at" bigint NOT NULL,
	CONSTRAINT "competency_facility_id_account_product_code_pk" PRIMARY KEY("facility_id","account","product_code")
);
--> statement-breakpoint
CREATE TABLE "service_area_cell" (
	"facility_id" bigint NOT NULL,
	"cell" numeric(20, 0) NOT NULL,
	CONSTRAINT "service_area_cell_facility_id_cell_pk" PRIMARY KEY("facility_id","cell")
);
--> statement-breakpoint
CREATE TABLE "agreement" (
	"owner_id" bigint NOT NULL,
	"borrower_id" bigint NOT NULL,
	"from" bigint NOT NULL,
	"until" bigint NOT NULL,
	"document" text NOT NULL,
	"price_schedule" text NOT NULL,
	"in_force_at" bigint NOT NULL,
	CONSTRAINT "agreement_owner_id_borrower_id_pk" PRIMARY KEY("owner_id","borrower_id")
);
--> statement-breakpoint
CREATE TABLE "agreement_signature" (
	"owner_id" bigint NOT NULL,
	"borrower_id" bigint NOT NULL,
	"agreement_hash" text NOT NULL,
	"signed_for" bigint NOT NULL,
	"signed_by" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "agreement_signature_owner_id_borrower_id_agreement_hash_signed_for_pk" PRIMARY KEY("owner_id","borrower_id","agreement_hash","signed_for")
);
--> statement-breakpoint
CREATE TABLE "rating" (
	"reservation_id" numeric(20, 0) NOT NULL,
	"rater_id" bigint NOT NULL,
	"rated_id" bigint NOT NULL,
	"committed_by" text NOT NULL,
	"commitment" text NOT NULL,
	"committed_at" bigint NOT NULL,
	"condition" smallint,
	"punctuality" smallint,
	"communication" smallint,
	"comment" text,
	"revealed_at" bigint,
	CONSTRAINT "rating_reservation_id_rater_id_pk" PRIMARY KEY("reservation_id","rater_id")
);
--> statement-breakpoint
CREATE TABLE "score" (
	"facility_id" bigint PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL,
	"condition" bigint NOT NULL,
	"punctuality" bigint NOT NULL,
	"communication" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" bigint PRIMARY KEY NOT NULL,
	"owner_id" bigint NOT NULL,
	"holder_id" bigint NOT NULL,
	"product_code" text NOT NULL,
	"device_class" smallint NOT NULL,
	"life_sustaining" boolean NOT NULL,
	"device_identifier" text NOT NULL,
	"serial_number" text NOT NULL,
	"specification" text NOT NULL,
	"location_cell" numeric(20, 0) NOT NULL,
	"slot_seconds" integer NOT NULL,
	"registered_by" text NOT NULL,
	"registered_at" bigint NOT NULL,
	"approved_by" text,
	"approved_at" bigint,
	"cost" numeric(78, 0) NOT NULL,
	"residual" numeric(78, 0) NOT NULL,
	"acquired_at" bigint NOT NULL,
	"life" bigint NOT NULL,
	"rate_bps" integer NOT NULL,
	"method" text NOT NULL,
	"reasons" integer NOT NULL,
	"calibrated_until" bigint NOT NULL,
	"electrically_safe_until" bigint NOT NULL,
	"maintenance_due_at" bigint NOT NULL,
	"terms_version" integer NOT NULL,
	"fault_code" integer,
	"run_seconds" numeric(20, 0) NOT NULL,
	"waitlist" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificate" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"unit_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"issued_by" text NOT NULL,
	"valid_until" bigint NOT NULL,
	"document" text NOT NULL,
	"issued_at" bigint NOT NULL,
	CONSTRAINT "certificate_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"unit_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"rate_per_hour" numeric(78, 0) NOT NULL,
	"deposit" numeric(78, 0) NOT NULL,
	"contribution_per_hour" numeric(78, 0) NOT NULL,
	"late_fee_per_hour" numeric(78, 0) NOT NULL,
	"minimum_slots" integer NOT NULL,
	"maximum_slots" integer NOT NULL,
	"lead_seconds" bigint NOT NULL,
	"horizon_days" integer NOT NULL,
	"free_cancel_seconds" bigint NOT NULL,
	"late_cancel_bps" integer NOT NULL,
	"turnaround_slots" smallint NOT NULL,
	"policy" smallint NOT NULL,
	"set_at" bigint NOT NULL,
	CONSTRAINT "terms_unit_id_version_pk" PRIMARY KEY("unit_id","version")
);
--> statement-breakpoint
CREATE TABLE "reserve_floor" (
	"owner_id" bigint NOT NULL,
	"product_code" text NOT NULL,
	"floor" bigint NOT NULL,
	"set_by" text NOT NULL,
	"set_at" bigint NOT NULL,
	CONSTRAINT "reserve_floor_owner_id_product_code_pk" PRIMARY KEY("owner_id","product_code")
);
--> statement-breakpoint
CREATE TABLE "reservation" (
	"id" numeric(20, 0) PRIMARY KEY NOT NULL,
	"unit_id" bigint NOT NULL,
	"owner_id" bigint NOT NULL,
	"borrower_id" bigint NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"state" text NOT NULL,
	"priority" text NOT NULL,
	"terms_version" integer NOT NULL,
	"escrow" numeric(78, 0) NOT NULL,
	"insured" numeric(78, 0) NOT NULL,
	"held_until" bigint NOT NULL,
	"free_until" bigint NOT NULL,
	"offered_to_id" bigint,
	"made_by" text NOT NULL,
	"made_at" bigint NOT NULL,
	"approval_needed" boolean NOT NULL,
	"approved_by" text,
	"approved_at" bigint,
	"confirmed_by" text,
	"confirmed_at" bigint,
	"started_at" bigint,
	"returned_at" bigint,
	"settled_at" bigint,
	"cancelled_for" bigint,
	"cancelled_by" text,
	"cancelled_at" bigint,
	"cancellation_fee" numeric(78, 0),
	"expired_at" bigint,
	"is_awaited" boolean DEFAULT false NOT NULL,
	"is_kept" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reservation_change" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"reservation_id" numeric(20, 0) NOT NULL,
	"kind" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"starts_at_before" bigint NOT NULL,
	"ends_at_before" bigint NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"borrower_id_before" bigint NOT NULL,
	"borrower_id" bigint NOT NULL,
	"escrow_before" numeric(78, 0) NOT NULL,
	"escrow" numeric(78, 0) NOT NULL,
	"to_owner" numeric(78, 0) NOT NULL,
	"to_borrower" numeric(78, 0) NOT NULL,
	"offered_to_id" bigint,
	"reason" text,
	"reason_hash" text,
	"transaction" text NOT NULL,
	CONSTRAINT "reservation_change_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "maintenance_window" (
	"id" numeric(20, 0) PRIMARY KEY NOT NULL,
	"unit_id" bigint NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"closed_by" text,
	"closed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "waitlist_entry" (
	"id" numeric(20, 0) PRIMARY KEY NOT NULL,
	"unit_id" bigint NOT NULL,
	"facility_id" bigint NOT NULL,
	"sequence" bigint NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"priority" text NOT NULL,
	"rank" smallint NOT NULL,
	"first_call_of" numeric(20, 0),
	"joined_by" text NOT NULL,
	"joined_at" bigint NOT NULL,
	"state" text NOT NULL,
	"ended_at" bigint,
	"reservation_id" numeric(20, 0),
	"drop_reason" text
);
--> statement-breakpoint
CREATE TABLE "override" (
	"displaced_id" numeric(20, 0) PRIMARY KEY NOT NULL,
	"reservation_id" numeric(20, 0) NOT NULL,
	"unit_id" bigint NOT NULL,
	"owner_id" bigint NOT NULL,
	"overrider_id" bigint NOT NULL,
	"displaced_facility_id" bigint NOT NULL,
	"made_by" text NOT NULL,
	"made_at" bigint NOT NULL,
	"reason" text NOT NULL,
	"reason_hash" text NOT NULL,
	"compensation" numeric(78, 0) NOT NULL,
	"bond" numeric(78, 0) NOT NULL,
	"state" text NOT NULL,
	"reviewer_id" bigint,
	"reviewed_by" text,
	"reviewed_at" bigint,
	"review_document" text,
	"suspended_until" bigint,
	"first_call_until" bigint NOT NULL,
	"first_call_entry_id" numeric(20, 0),
	"transaction" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing" (
	"unit_id" bigint PRIMARY KEY NOT NULL,
	"product_code" text NOT NULL,
	"owner_id" bigint NOT NULL,
	"specification" text NOT NULL,
	"slot_seconds" integer NOT NULL,
	"charge_per_hour" bigint NOT NULL,
	"turnaround_slots" smallint NOT NULL,
	"policy" smallint NOT NULL,
	"minimum_slots" integer NOT NULL,
	"maximum_slots" integer NOT NULL,
	"lead_seconds" bigint NOT NULL,
	"horizon_days" integer NOT NULL,
	"fit_until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "loan" (
	"reservation_id" numeric(20, 0) PRIMARY KEY NOT NULL,
	"unit_id" bigint NOT NULL,
	"handovers" bigint NOT NULL,
	"inspected" boolean NOT NULL,
	"picked_up_at" bigint NOT NULL,
	"returned_at" bigint,
	"opening_seconds" numeric(20, 0) NOT NULL,
	"closing_seconds" numeric(20, 0)
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"reservation_id" numeric(20, 0) NOT NULL,
	"sequence" bigint NOT NULL,
	"unit_id" bigint NOT NULL,
	"releaser_id" bigint NOT NULL,
	"receiver_id" bigint NOT NULL,
	"released_by" text NOT NULL,
	"received_by" text NOT NULL,
	"loan_pack" text NOT NULL,
	"meter_sequence" bigint NOT NULL,
	"run_seconds" numeric(20, 0) NOT NULL,
	"signed_at" bigint NOT NULL,
	"handover_hash" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "handover_reservation_id_sequence_pk" PRIMARY KEY("reservation_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "hand_on" (
	"from_reservation_id" numeric(20, 0) PRIMARY KEY NOT NULL,
	"to_reservation_id" numeric(20, 0) NOT NULL,
	"unit_id" bigint NOT NULL,
	"owner_id" bigint NOT NULL,
	"consented_by" text NOT NULL,
	"hand_on_hash" text NOT NULL,
	"transaction" text NOT NULL,
	"recorded_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inspection" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"reservation_id" numeric(20, 0) NOT NULL,
	"unit_id" bigint NOT NULL,
	"by" text NOT NULL,
	"accepted" boolean NOT NULL,
	"document" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "inspection_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "turnaround" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"unit_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"facility_id" bigint NOT NULL,
	"by" text NOT NULL,
	"document" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "turnaround_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "meter" (
	"unit_id" bigint NOT NULL,
	"epoch" bigint NOT NULL,
	"x" text NOT NULL,
	"y" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" bigint NOT NULL,
	"run_seconds_before" numeric(20, 0),
	"witness_facility_id" bigint,
	"witness" text,
	"enrolled_at" bigint,
	CONSTRAINT "meter_unit_id_epoch_pk" PRIMARY KEY("unit_id","epoch")
);
--> statement-breakpoint
CREATE TABLE "reading" (
	"unit_id" bigint NOT NULL,
	"epoch" bigint NOT NULL,
	"sequence" bigint NOT NULL,
	"taken_at" bigint NOT NULL,
	"run_seconds" numeric(20, 0) NOT NULL,
	"cycles" numeric(20, 0) NOT NULL,
	"accepted_at" bigint NOT NULL,
	CONSTRAINT "reading_unit_id_epoch_sequence_pk" PRIMARY KEY("unit_id","epoch","sequence")
);
--> statement-breakpoint
CREATE TABLE "lock_proposal" (
	"unit_id" bigint PRIMARY KEY NOT NULL,
	"x" text NOT NULL,
	"y" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lock" (
	"unit_id" bigint PRIMARY KEY NOT NULL,
	"x" text NOT NULL,
	"y" text NOT NULL,
	"enrolled_by" text NOT NULL,
	"enrolled_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grant" (
	"reservation_id" numeric(20, 0) NOT NULL,
	"operator" text NOT NULL,
	"unit_id" bigint NOT NULL,
	"lock_nonce" text NOT NULL,
	"granted_at" bigint NOT NULL,
	CONSTRAINT "grant_reservation_id_operator_pk" PRIMARY KEY("reservation_id","operator")
);
--> statement-breakpoint
CREATE TABLE "break_glass" (
	"unit_id" bigint NOT NULL,
	"lock" bigint NOT NULL,
	"sequence" bigint NOT NULL,
	"boot_count" bigint NOT NULL,
	"opened_at" bigint,
	"identify_by" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"owner_id" bigint NOT NULL,
	"holder_id" bigint NOT NULL,
	"reservation_id" numeric(20, 0),
	"borrower_id" bigint,
	"identified_at" bigint,
	"identified_by" text,
	"identifier_id" bigint,
	"reason" text,
	"reason_hash" text,
	"is_late" boolean,
	"reviewed_at" bigint,
	"reviewed_by" text,
	"reviewer_id" bigint,
	"is_justified" boolean,
	"report" text,
	CONSTRAINT "break_glass_unit_id_lock_sequence_pk" PRIMARY KEY("unit_id","lock","sequence")
);
--> statement-breakpoint
CREATE TABLE "ledger_account" (
	"facility_id" bigint PRIMARY KEY NOT NULL,
	"free" numeric(78, 0) NOT NULL,
	"escrowed" numeric(78, 0) NOT NULL,
	"insured" numeric(78, 0) NOT NULL,
	"loans" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"leg" smallint NOT NULL,
	"facility_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"free_change" numeric(78, 0) NOT NULL,
	"escrowed_change" numeric(78, 0) NOT NULL,
	"free" numeric(78, 0) NOT NULL,
	"escrowed" numeric(78, 0) NOT NULL,
	"reservation_id" numeric(20, 0),
	"work_order_id" numeric(20, 0),
	"transaction" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "ledger_entry_block_log_index_leg_pk" PRIMARY KEY("block","log_index","leg")
);
--> statement-breakpoint
CREATE TABLE "settlement" (
	"reservation_id" numeric(20, 0) PRIMARY KEY NOT NULL,
	"owner_id" bigint NOT NULL,
	"borrower_id" bigint NOT NULL,
	"metered" boolean NOT NULL,
	"metered_seconds" numeric(20, 0) NOT NULL,
	"late_seconds" numeric(20, 0) NOT NULL,
	"revenue" numeric(78, 0) NOT NULL,
	"contribution" numeric(78, 0) NOT NULL,
	"late_fee" numeric(78, 0) NOT NULL,
	"refund" numeric(78, 0) NOT NULL,
	"shortfall" numeric(78, 0) NOT NULL,
	"settled_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lent" (
	"owner_id" bigint PRIMARY KEY NOT NULL,
	"seconds" numeric(20, 0) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lent_day" (
	"owner_id" bigint NOT NULL,
	"day" bigint NOT NULL,
	"seconds" numeric(20, 0) NOT NULL,
	CONSTRAINT "lent_day_owner_id_day_pk" PRIMARY KEY("owner_id","day")
);
--> statement-breakpoint
CREATE TABLE "fund_balance" (
	"unit_id" bigint PRIMARY KEY NOT NULL,
	"balance" numeric(78, 0) NOT NULL,
	"contributed" numeric(78, 0) NOT NULL,
	"paid_out" numeric(78, 0) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fund_entry" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"unit_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"facility_id" bigint,
	"work_order_id" numeric(20, 0),
	"amount" numeric(78, 0) NOT NULL,
	"balance" numeric(78, 0) NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "fund_entry_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"unit_id" bigint PRIMARY KEY NOT NULL,
	"interval_seconds" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	"set_by" text NOT NULL,
	"set_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "work_order" (
	"id" numeric(20, 0) PRIMARY KEY NOT NULL,
	"unit_id" bigint NOT NULL,
	"provider_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"quote" text NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" bigint NOT NULL,
	"approved_by" text,
	"approved_at" bigint,
	"done_by" text,
	"done_at" bigint,
	"report" text,
	"accepted_by" text,
	"paid_at" bigint
);
--> statement-breakpoint
CREATE TABLE "activity" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"room" text NOT NULL,
	"event" text NOT NULL,
	"entity_id" text NOT NULL,
	"facility_id" bigint,
	"facility_ids" bigint[] NOT NULL,
	"unit_id" bigint,
	"reservation_id" numeric(20, 0),
	"transaction" text NOT NULL,
	"at" bigint NOT NULL,
	"args" jsonb NOT NULL,
	CONSTRAINT "activity_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE INDEX "facility_npi_index" ON "facility" USING btree ("npi");
--> statement-breakpoint
CREATE INDEX "facility_account_index" ON "facility" USING btree ("account");
--> statement-breakpoint
CREATE INDEX "facility_latitude_longitude_index" ON "facility" USING btree ("latitude","longitude");
--> statement-breakpoint
CREATE INDEX "attestation_facility_id_index" ON "attestation" USING btree ("facility_id");
--> statement-breakpoint
CREATE INDEX "staff_facility_id_index" ON "staff" USING btree ("facility_id");
--> statement-breakpoint
CREATE INDEX "service_area_cell_cell_index" ON "service_area_cell" USING btree ("cell");
--> statement-breakpoint
CREATE INDEX "agreement_borrower_id_index" ON "agreement" USING btree ("borrower_id");
--> statement-breakpoint
CREATE INDEX "rating_rated_id_index" ON "rating" USING btree ("rated_id");
--> statement-breakpoint
CREATE INDEX "unit_product_code_id_index" ON "unit" USING btree ("product_code","id");
--> statement-breakpoint
CREATE INDEX "unit_owner_id_index" ON "unit" USING btree ("owner_id");
--> statement-breakpoint
CREATE INDEX "unit_holder_id_index" ON "unit" USING btree ("holder_id");
--> statement-breakpoint
CREATE INDEX "certificate_unit_id_index" ON "certificate" USING btree ("unit_id");
--> statement-breakpoint
CREATE INDEX "reservation_unit_id_ends_at_starts_at_index" ON "reservation" USING btree ("unit_id","ends_at","starts_at");
--> statement-breakpoint
CREATE INDEX "reservation_borrower_id_ends_at_index" ON "reservation" USING btree ("borrower_id","ends_at");
--> statement-breakpoint
CREATE INDEX "reservation_owner_id_ends_at_index" ON "reservation" USING btree ("owner_id","ends_at");
--> statement-breakpoint
CREATE INDEX "reservation_offered_index" ON "reservation" USING btree ("offered_to_id") WHERE "reservation"."state" = 'confirmed' and "reservation"."offered_to_id" is not null;
--> statement-breakpoint
CREATE INDEX "reservation_live_index" ON "reservation" USING btree ("unit_id","ends_at","starts_at") WHERE ("reservation"."state" in ('held', 'confirmed', 'on-loan', 'returned') or "reservation"."is_kept");
--> statement-breakpoint
CREATE INDEX "reservation_promotion_index" ON "reservation" USING btree ("id") WHERE ("reservation"."is_kept" or ("reservation"."state" = 'held' and "reservation"."is_awaited"));
--> statement-breakpoint
CREATE INDEX "reservation_change_reservation_id_index" ON "reservation_change" USING btree ("reservation_id");
--> statement-breakpoint
CREATE INDEX "maintenance_window_open_index" ON "maintenance_window" USING btree ("unit_id","ends_at","starts_at") WHERE "maintenance_window"."closed_at" is null;
--> statement-breakpoint
CREATE INDEX "waitlist_entry_facility_id_state_index" ON "waitlist_entry" USING btree ("facility_id","state");
--> statement-breakpoint
CREATE INDEX "waitlist_entry_open_index" ON "waitlist_entry" USING btree ("unit_id") WHERE "waitlist_entry"."state" = 'waiting';
--> statement-breakpoint
CREATE INDEX "override_overrider_id_made_at_index" ON "override" USING btree ("overrider_id","made_at");
--> statement-breakpoint
CREATE INDEX "override_displaced_facility_id_index" ON "override" USING btree ("displaced_facility_id");
--> statement-breakpoint
CREATE INDEX "override_reservation_id_index" ON "override" USING btree ("reservation_id");
--> statement-breakpoint
CREATE INDEX "override_open_index" ON "override" USING btree ("made_at") WHERE "override"."state" = 'open';
--> statement-breakpoint
CREATE INDEX "listing_product_code_owner_id_index" ON "listing" USING btree ("product_code","owner_id");
--> statement-breakpoint
CREATE INDEX "loan_unit_id_index" ON "loan" USING btree ("unit_id");
--> statement-breakpoint
CREATE INDEX "handover_unit_id_index" ON "handover" USING btree ("unit_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "hand_on_to_reservation_id_index" ON "hand_on" USING btree ("to_reservation_id");
--> statement-breakpoint
CREATE INDEX "inspection_reservation_id_index" ON "inspection" USING btree ("reservation_id");
--> statement-breakpoint
CREATE INDEX "turnaround_unit_id_index" ON "turnaround" USING btree ("unit_id");
--> statement-breakpoint
CREATE INDEX "grant_unit_id_index" ON "grant" USING btree ("unit_id");
--> statement-breakpoint
CREATE INDEX "break_glass_holder_id_index" ON "break_glass" USING btree ("holder_id");
--> statement-breakpoint
CREATE INDEX "break_glass_owner_id_index" ON "break_glass" USING btree ("owner_id");
--> statement-breakpoint
CREATE INDEX "break_glass_borrower_id_index" ON "break_glass" USING btree ("borrower_id");
--> statement-breakpoint
CREATE INDEX "ledger_entry_facility_id_block_index" ON "ledger_entry" USING btree ("facility_id","block");
--> statement-breakpoint
CREATE INDEX "settlement_owner_id_settled_at_index" ON "settlement" USING btree ("owner_id","settled_at");
--> statement-breakpoint
CREATE INDEX "settlement_borrower_id_index" ON "settlement" USING btree ("borrower_id");
--> statement-breakpoint
CREATE INDEX "fund_entry_unit_id_index" ON "fund_entry" USING btree ("unit_id");
--> statement-breakpoint
CREATE INDEX "work_order_unit_id_index" ON "work_order" USING btree ("unit_id");
--> statement-breakpoint
CREATE INDEX "work_order_provider_id_index" ON "work_order" USING btree ("provider_id");
--> statement-breakpoint
CREATE INDEX "activity_unit_id_block_index" ON "activity" USING btree ("unit_id","block");
--> statement-breakpoint
CREATE INDEX "activity_reservation_id_index" ON "activity" USING btree ("reservation_id");
--> statement-breakpoint
CREATE INDEX "activity_facility_ids_index" ON "activity" USING gin ("facility_ids");
