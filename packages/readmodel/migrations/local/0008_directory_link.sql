CREATE TABLE "local"."directory_link" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"account" text NOT NULL,
	"linked_at" bigint NOT NULL,
	CONSTRAINT "directory_link_issuer_subject_pk" PRIMARY KEY("issuer","subject"),
	CONSTRAINT "directory_link_account_unique" UNIQUE("account")
);
