"use client";

import { useTranslations } from "use-intl";
import type { Provider } from "@/lib/domain/model-catalog";

/** A provider calls itself what it likes; our own filters speak the reader's language. */
export function useProviderName(): (provider: Pick<Provider, "id" | "label">) => string {
  const t = useTranslations("studio.field");
  return ({ id, label }) => (id === "builtin" ? t("builtin") : label);
}
