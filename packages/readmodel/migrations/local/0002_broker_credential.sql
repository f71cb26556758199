CREATE TABLE "local"."broker_credential" (
	"unit_id" bigint NOT NULL,
	"instrument" text NOT NULL,
	"facility_id" bigint NOT NULL,
	"password_hash" text NOT NULL,
	"issued_by" text NOT NULL,
	"issued_at" bigint NOT NULL,
	CONSTRAINT "broker_credential_unit_id_instrument_facility_id_pk" PRIMARY KEY("unit_id","instrument","facility_id")
);
