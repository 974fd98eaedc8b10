CREATE TABLE "collection_items" (
	"collection_id" text NOT NULL,
	"output_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "collection_items_collection_id_output_id_pk" PRIMARY KEY("collection_id","output_id")
);
--> statement-breakpoint
CREATE TABLE "collections" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "collection_items" ADD CONSTRAINT "collection_items_collection_id_collections_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."collections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_items" ADD CONSTRAINT "collection_items_output_id_outputs_id_fk" FOREIGN KEY ("output_id") REFERENCES "public"."outputs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "collection_items_of_output" ON "collection_items" USING btree ("output_id");--> statement-breakpoint
CREATE INDEX "collections_of_owner" ON "collections" USING btree ("owner_id","created_at");