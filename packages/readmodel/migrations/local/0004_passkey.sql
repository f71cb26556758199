CREATE TABLE "local"."passkey" (
	"credential_id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"x" text NOT NULL,
	"y" text NOT NULL,
	"enrolled_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "local"."person_name" (
	"facility_id" bigint NOT NULL,
	"account" text NOT NULL,
	"name" text NOT NULL,
	"given_at" bigint NOT NULL,
	CONSTRAINT "person_name_facility_id_account_pk" PRIMARY KEY("facility_id","account")
);
--> statement-breakpoint
CREATE INDEX "passkey_account_index" ON "local"."passkey" USING btree ("account");