CREATE TABLE "api_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"token_sha256" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "secrets" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"token_sha256" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spending" (
	"output_id" text NOT NULL,
	"first_attempt" integer NOT NULL,
	"provider" text NOT NULL,
	"amount" double precision NOT NULL,
	"currency" text NOT NULL,
	"reserved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "spending_output_id_first_attempt_pk" PRIMARY KEY("output_id","first_attempt")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_by_token" ON "api_tokens" USING btree ("token_sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_by_token" ON "sessions" USING btree ("token_sha256");--> statement-breakpoint
CREATE INDEX "spending_by_time" ON "spending" USING btree ("reserved_at");