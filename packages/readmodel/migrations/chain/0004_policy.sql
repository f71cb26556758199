-- New columns follow from events that were applied long ago: every row goes, and the indexer, finding no cursor, reads
-- the chain again from its first block.
DO $$ BEGIN
  EXECUTE (
    SELECT 'TRUNCATE ' || string_agg(c.oid::regclass::text, ', ') FROM pg_class c
    WHERE c.relnamespace = 'chain'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migration');
END $$;
--> statement-breakpoint
ALTER TABLE "chain"."terms" ADD COLUMN "policy" smallint NOT NULL;--> statement-breakpoint
ALTER TABLE "chain"."listing" ADD COLUMN "policy" smallint NOT NULL;--> statement-breakpoint
ALTER TABLE "chain"."reservation" ADD COLUMN "approval_needed" boolean NOT NULL;