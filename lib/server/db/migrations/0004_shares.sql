CREATE TABLE "share_outputs" (
	"share_id" text NOT NULL,
	"output_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "share_outputs_share_id_output_id_pk" PRIMARY KEY("share_id","output_id")
);
--> statement-breakpoint
CREATE TABLE "shares" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"token" text NOT NULL,
	"show_recipe" boolean NOT NULL,
	"show_original" boolean NOT NULL,
	"allow_download" boolean NOT NULL,
	"indexable" boolean NOT NULL,
	"title" text,
	"note" text,
	"password_hash" text,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"views" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "share_outputs" ADD CONSTRAINT "share_outputs_share_id_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_outputs" ADD CONSTRAINT "share_outputs_output_id_outputs_id_fk" FOREIGN KEY ("output_id") REFERENCES "public"."outputs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "share_outputs_in_order" ON "share_outputs" USING btree ("share_id","position");--> statement-breakpoint
CREATE INDEX "share_outputs_by_output" ON "share_outputs" USING btree ("output_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shares_by_token" ON "shares" USING btree ("token");--> statement-breakpoint
CREATE INDEX "shares_of_owner" ON "shares" USING btree ("owner_id","created_at","id");