CREATE TABLE "local"."invitation" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"facility_id" bigint NOT NULL,
	"invited_by" text NOT NULL,
	"name" text NOT NULL,
	"roles" integer NOT NULL,
	"until" bigint NOT NULL,
	"replaces" text,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"acceptance" jsonb
);
--> statement-breakpoint
CREATE INDEX "invitation_facility_id_index" ON "local"."invitation" USING btree ("facility_id");