-- New columns and tables follow from events that were applied long ago: every row goes, and the indexer, finding no
-- cursor, reads the chain again from its first block.
DO $$ BEGIN
  EXECUTE (
    SELECT 'TRUNCATE ' || string_agg(c.oid::regclass::text, ', ') FROM pg_class c
    WHERE c.relnamespace = 'chain'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migration');
END $$;
--> statement-breakpoint
CREATE TABLE "chain"."maintenance_window" (
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
CREATE TABLE "chain"."reservation_change" (
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
CREATE TABLE "chain"."lock_proposal" (
	"unit_id" bigint PRIMARY KEY NOT NULL,
	"x" text NOT NULL,
	"y" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "chain"."reservation" ADD COLUMN "free_until" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "chain"."reservation" ADD COLUMN "offered_to_id" bigint;--> statement-breakpoint
ALTER TABLE "chain"."reservation" ADD COLUMN "approved_by" text;--> statement-breakpoint
ALTER TABLE "chain"."reservation" ADD COLUMN "approved_at" bigint;--> statement-breakpoint
CREATE INDEX "maintenance_window_open_index" ON "chain"."maintenance_window" USING btree ("unit_id","ends_at","starts_at") WHERE "chain"."maintenance_window"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "reservation_change_reservation_id_index" ON "chain"."reservation_change" USING btree ("reservation_id");