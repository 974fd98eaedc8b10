ALTER TABLE "outputs" ADD COLUMN "result_url" text;--> statement-breakpoint
CREATE INDEX "outputs_succeeded" ON "outputs" USING btree ("finished_at") WHERE status = 'succeeded';