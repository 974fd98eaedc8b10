CREATE TABLE "spent_keys" (
	"owner_id" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"request_sha256" text NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "spent_keys_owner_id_idempotency_key_pk" PRIMARY KEY("owner_id","idempotency_key")
);
--> statement-breakpoint
CREATE INDEX "spent_keys_by_time" ON "spent_keys" USING btree ("used_at");