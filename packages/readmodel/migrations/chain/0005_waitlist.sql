-- New columns and tables follow from events that were applied long ago: every row goes, and the indexer, finding no
-- cursor, reads the chain again from its first block.
DO $$ BEGIN
  EXECUTE (
    SELECT 'TRUNCATE ' || string_agg(c.oid::regclass::text, ', ') FROM pg_class c
    WHERE c.relnamespace = 'chain'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migration');
END $$;
--> statement-breakpoint
CREATE TABLE "chain"."reserve_floor" (
	"owner_id" bigint NOT NULL,
	"product_code" text NOT NULL,
	"floor" bigint NOT NULL,
	"set_by" text NOT NULL,
	"set_at" bigint NOT NULL,
	CONSTRAINT "reserve_floor_owner_id_product_code_pk" PRIMARY KEY("owner_id","product_code")
);
--> statement-breakpoint
CREATE TABLE "chain"."override" (
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
CREATE TABLE "chain"."waitlist_entry" (
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
DROP INDEX "chain"."reservation_live_index";--> statement-breakpoint
ALTER TABLE "chain"."unit" ADD COLUMN "waitlist" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "chain"."reservation" ADD COLUMN "is_awaited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "chain"."reservation" ADD COLUMN "is_kept" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "override_overrider_id_made_at_index" ON "chain"."override" USING btree ("overrider_id","made_at");--> statement-breakpoint
CREATE INDEX "override_displaced_facility_id_index" ON "chain"."override" USING btree ("displaced_facility_id");--> statement-breakpoint
CREATE INDEX "override_open_index" ON "chain"."override" USING btree ("made_at") WHERE "chain"."override"."state" = 'open';--> statement-breakpoint
CREATE INDEX "waitlist_entry_facility_id_state_index" ON "chain"."waitlist_entry" USING btree ("facility_id","state");--> statement-breakpoint
CREATE INDEX "waitlist_entry_open_index" ON "chain"."waitlist_entry" USING btree ("unit_id") WHERE "chain"."waitlist_entry"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "reservation_promotion_index" ON "chain"."reservation" USING btree ("id") WHERE ("chain"."reservation"."is_kept" or ("chain"."reservation"."state" = 'held' and "chain"."reservation"."is_awaited"));--> statement-breakpoint
CREATE INDEX "reservation_live_index" ON "chain"."reservation" USING btree ("unit_id","ends_at","starts_at") WHERE ("chain"."reservation"."state" in ('held', 'confirmed', 'on-loan', 'returned') or "chain"."reservation"."is_kept");