CREATE TABLE "lanes" (
	"id" text PRIMARY KEY NOT NULL,
	"capacity" integer NOT NULL,
	"paused_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "outputs" ADD COLUMN "first_attempt" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "outputs" ADD COLUMN "turn" integer DEFAULT 0 NOT NULL;