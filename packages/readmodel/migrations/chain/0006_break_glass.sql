-- A new table follows from events that may have been applied already: every row goes, and the indexer, finding no
-- cursor, reads the chain again from its first block.
DO $$ BEGIN
  EXECUTE (
    SELECT 'TRUNCATE ' || string_agg(c.oid::regclass::text, ', ') FROM pg_class c
    WHERE c.relnamespace = 'chain'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migration');
END $$;
--> statement-breakpoint
CREATE TABLE "chain"."break_glass" (
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
CREATE INDEX "break_glass_holder_id_index" ON "chain"."break_glass" USING btree ("holder_id");--> statement-breakpoint
CREATE INDEX "break_glass_owner_id_index" ON "chain"."break_glass" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "break_glass_borrower_id_index" ON "chain"."break_glass" USING btree ("borrower_id");
