"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Version } from "@/lib/client/versions";
import { isPending } from "@/lib/domain/edit";

/** A sentence for those who do not see the filmstrip, each time a version comes to its end. */
export function useVersionNews(versions: readonly Version[]): string {
  const t = useTranslations("studio.status");
  const [news, setNews] = useState("");
  const pending = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const ended = versions.find(({ output }) => pending.current.has(output.id) && !isPending(output.status));
    pending.current = new Set(versions.flatMap(({ output }) => (isPending(output.status) ? [output.id] : [])));
    if (!ended) return;
    const { prompt } = ended.edit.recipe;
    const { status } = ended.output;
    setNews(status === "succeeded" ? t("finished", { prompt }) : t("ended", { status: t(status), prompt }));
  }, [versions, t]);
  return news;
}
