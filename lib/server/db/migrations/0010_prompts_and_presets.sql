CREATE TABLE "presets" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"prompt" text,
	"recipe" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "starred_prompts" (
	"owner_id" text NOT NULL,
	"prompt_sha256" text NOT NULL,
	"prompt" text NOT NULL,
	"starred_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "starred_prompts_owner_id_prompt_sha256_pk" PRIMARY KEY("owner_id","prompt_sha256")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "presets_by_name" ON "presets" USING btree ("owner_id","name");