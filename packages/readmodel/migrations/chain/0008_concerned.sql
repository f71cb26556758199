-- Whom events that were applied long ago concern is not known: every row goes, and the indexer, finding no cursor,
-- reads the chain again from its first block.
DO $$ BEGIN
  EXECUTE (
    SELECT 'TRUNCATE ' || string_agg(c.oid::regclass::text, ', ') FROM pg_class c
    WHERE c.relnamespace = 'chain'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migration');
END $$;
--> statement-breakpoint
ALTER TABLE "chain"."activity" ADD COLUMN "facility_ids" bigint[] NOT NULL;--> statement-breakpoint
CREATE INDEX "activity_facility_ids_index" ON "chain"."activity" USING gin ("facility_ids");--> statement-breakpoint
CREATE INDEX "override_reservation_id_index" ON "chain"."override" USING btree ("reservation_id");--> statement-breakpoint
CREATE INDEX "reservation_offered_index" ON "chain"."reservation" USING btree ("offered_to_id") WHERE "chain"."reservation"."state" = 'confirmed' and "chain"."reservation"."offered_to_id" is not null;
