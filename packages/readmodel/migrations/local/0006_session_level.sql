-- Of those that are open nobody knows how they were proved: their people sign in again.
DELETE FROM "local"."session";--> statement-breakpoint
ALTER TABLE "local"."session" ADD COLUMN "level" text NOT NULL;--> statement-breakpoint
ALTER TABLE "local"."session" DROP COLUMN "expires_at";