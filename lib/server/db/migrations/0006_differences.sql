ALTER TABLE "outputs" ADD COLUMN "difference" jsonb;--> statement-breakpoint
ALTER TABLE "outputs" ADD COLUMN "measured_at" timestamp with time zone;