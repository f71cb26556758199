CREATE TABLE "local"."capability" (
	"digest" text NOT NULL,
	"name" text NOT NULL,
	"word" text NOT NULL,
	"number" double precision,
	CONSTRAINT "capability_digest_name_word_pk" PRIMARY KEY("digest","name","word")
);
--> statement-breakpoint
ALTER TABLE "local"."public_document" ADD COLUMN "vocabulary" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "capability_name_word_number_index" ON "local"."capability" USING btree ("name","word","number");