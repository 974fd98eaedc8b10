import type { useTranslations } from "use-intl";

/** The sentences of a shared page, said on the server: no stranger's browser carries what only has to be drawn once. */
export type ShareWords = ReturnType<typeof useTranslations<"share">>;

export type CompareWords = ReturnType<typeof useTranslations<"compare">>;
