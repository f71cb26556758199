CREATE TABLE "local"."audit" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"outcome" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "local"."challenge" (
	"challenge" text PRIMARY KEY NOT NULL,
	"account" text,
	"purpose" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "local"."operation" (
	"hash" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"status" text NOT NULL,
	"user_operation" jsonb NOT NULL,
	"transaction" text,
	"block" bigint,
	"success" boolean,
	"revert_data" text,
	"gas_used" numeric(20, 0),
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "local"."relay" (
	"id" text PRIMARY KEY NOT NULL,
	"to" text NOT NULL,
	"data" text NOT NULL,
	"status" text NOT NULL,
	"transaction" text,
	"block" bigint,
	"success" boolean,
	"revert_data" text,
	"gas_used" numeric(20, 0),
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "local"."session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"facility_id" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "local"."document" (
	"digest" text PRIMARY KEY NOT NULL,
	"visibility" text NOT NULL,
	"kind" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"recipients" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "local"."public_document" (
	"digest" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"content" jsonb NOT NULL,
	"fetched_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "local"."reading" (
	"unit_id" bigint NOT NULL,
	"epoch" bigint NOT NULL,
	"sequence" bigint NOT NULL,
	"taken_at" bigint NOT NULL,
	"run_seconds" numeric(20, 0) NOT NULL,
	"cycles" numeric(20, 0) NOT NULL,
	"r" text NOT NULL,
	"s" text NOT NULL,
	"received_at" bigint NOT NULL,
	"relayed_at" bigint,
	CONSTRAINT "reading_unit_id_epoch_sequence_pk" PRIMARY KEY("unit_id","epoch","sequence")
);
--> statement-breakpoint
CREATE INDEX "audit_actor_index" ON "local"."audit" USING btree ("actor");--> statement-breakpoint
CREATE INDEX "operation_status_index" ON "local"."operation" USING btree ("status");--> statement-breakpoint
CREATE INDEX "operation_account_index" ON "local"."operation" USING btree ("account");--> statement-breakpoint
CREATE INDEX "relay_status_index" ON "local"."relay" USING btree ("status");--> statement-breakpoint
CREATE INDEX "session_account_index" ON "local"."session" USING btree ("account");--> statement-breakpoint
CREATE INDEX "document_kind_index" ON "local"."document" USING btree ("kind");