-- New columns and tables follow from events that were applied long ago: every row goes, and the indexer, finding no
-- cursor, reads the chain again from its first block.
DO $$ BEGIN
  EXECUTE (
    SELECT 'TRUNCATE ' || string_agg(c.oid::regclass::text, ', ') FROM pg_class c
    WHERE c.relnamespace = 'chain'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migration');
END $$;
--> statement-breakpoint
CREATE TABLE "chain"."listing" (
	"unit_id" bigint PRIMARY KEY NOT NULL,
	"product_code" text NOT NULL,
	"owner_id" bigint NOT NULL,
	"specification" text NOT NULL,
	"slot_seconds" integer NOT NULL,
	"charge_per_hour" bigint NOT NULL,
	"turnaround_slots" smallint NOT NULL,
	"minimum_slots" integer NOT NULL,
	"maximum_slots" integer NOT NULL,
	"lead_seconds" bigint NOT NULL,
	"horizon_days" integer NOT NULL,
	"fit_until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chain"."lent_day" (
	"owner_id" bigint NOT NULL,
	"day" bigint NOT NULL,
	"seconds" numeric(20, 0) NOT NULL,
	CONSTRAINT "lent_day_owner_id_day_pk" PRIMARY KEY("owner_id","day")
);
--> statement-breakpoint
CREATE TABLE "chain"."lent" (
	"owner_id" bigint PRIMARY KEY NOT NULL,
	"seconds" numeric(20, 0) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "chain"."facility" ADD COLUMN "latitude" double precision;--> statement-breakpoint
ALTER TABLE "chain"."facility" ADD COLUMN "longitude" double precision;--> statement-breakpoint
CREATE INDEX "listing_product_code_owner_id_index" ON "chain"."listing" USING btree ("product_code","owner_id");--> statement-breakpoint
CREATE INDEX "facility_latitude_longitude_index" ON "chain"."facility" USING btree ("latitude","longitude");--> statement-breakpoint
CREATE INDEX "reservation_live_index" ON "chain"."reservation" USING btree ("unit_id","ends_at","starts_at") WHERE "chain"."reservation"."state" in ('held', 'confirmed', 'on-loan', 'returned');