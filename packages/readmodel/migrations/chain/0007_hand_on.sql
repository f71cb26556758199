-- A new table follows from events that may have been applied already: every row goes, and the indexer, finding no
-- cursor, reads the chain again from its first block.
DO $$ BEGIN
  EXECUTE (
    SELECT 'TRUNCATE ' || string_agg(c.oid::regclass::text, ', ') FROM pg_class c
    WHERE c.relnamespace = 'chain'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migration');
END $$;
--> statement-breakpoint
CREATE TABLE "chain"."hand_on" (
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
CREATE UNIQUE INDEX "hand_on_to_reservation_id_index" ON "chain"."hand_on" USING btree ("to_reservation_id");