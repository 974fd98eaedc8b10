-- Search in prompts works without this index, only slower: a PostgreSQL that does not bring or allow the extension is no obstacle.
DO $$
BEGIN
	CREATE EXTENSION IF NOT EXISTS pg_trgm;
	CREATE INDEX "edits_prompt_search" ON "edits" USING gin (("recipe" ->> 'prompt') gin_trgm_ops);
EXCEPTION
	WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
		RAISE NOTICE 'No index for searching prompts: %', SQLERRM;
END
$$;
