ALTER TABLE "local"."operation" ADD COLUMN "transactions" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "local"."relay" ADD COLUMN "transactions" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
UPDATE "local"."operation" SET "transactions" = jsonb_build_array("transaction") WHERE "transaction" IS NOT NULL;--> statement-breakpoint
UPDATE "local"."relay" SET "transactions" = jsonb_build_array("transaction") WHERE "transaction" IS NOT NULL;
