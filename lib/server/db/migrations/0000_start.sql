CREATE SEQUENCE "public"."edit_revisions" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "edits" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"source_id" text NOT NULL,
	"parent_output_id" text,
	"recipe" jsonb NOT NULL,
	"idempotency_key" text,
	"request_sha256" text,
	"revision" bigint DEFAULT nextval('edit_revisions') NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"trashed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "images" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"kind" text NOT NULL,
	"sha256" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" bigint NOT NULL,
	"media_type" text NOT NULL,
	"has_alpha" boolean NOT NULL,
	"name" text,
	"notices" jsonb NOT NULL,
	"placeholder" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outputs" (
	"id" text PRIMARY KEY NOT NULL,
	"edit_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"index" integer NOT NULL,
	"status" text NOT NULL,
	"image_id" text,
	"seed" bigint,
	"failure" jsonb,
	"attempt" integer DEFAULT 1 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"sent" jsonb,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"provider_request_id" text,
	"ticket" text,
	"favourite" boolean DEFAULT false NOT NULL,
	"queued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submit_started_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "edits" ADD CONSTRAINT "edits_source_id_images_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."images"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outputs" ADD CONSTRAINT "outputs_edit_id_edits_id_fk" FOREIGN KEY ("edit_id") REFERENCES "public"."edits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outputs" ADD CONSTRAINT "outputs_image_id_images_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."images"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "edits_same_intent" ON "edits" USING btree ("owner_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "edits_newest" ON "edits" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "edits_of_source" ON "edits" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "edits_changed" ON "edits" USING btree ("owner_id","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "images_same_upload" ON "images" USING btree ("owner_id","sha256") WHERE kind = 'upload';--> statement-breakpoint
CREATE INDEX "images_of_owner" ON "images" USING btree ("owner_id","kind","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "outputs_of_edit" ON "outputs" USING btree ("edit_id","index");--> statement-breakpoint
CREATE INDEX "outputs_pending" ON "outputs" USING btree ("status") WHERE status in ('queued', 'submitting', 'waiting', 'saving');--> statement-breakpoint
CREATE INDEX "outputs_by_image" ON "outputs" USING btree ("image_id");