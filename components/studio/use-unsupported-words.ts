"use client";

import { useTranslations } from "use-intl";
import type { Unsupported } from "@/lib/domain/model-catalog";
import { useChosenModel } from "./use-chosen-model";
import { useProviderName } from "./use-provider-name";

/** Why the chosen model does not take a control, in words; nothing for one that it takes. */
export function useUnsupportedWords(): (control: Unsupported | { supported: true }) => string | undefined {
  const t = useTranslations("studio.unsupported");
  const chosen = useChosenModel();
  const providerName = useProviderName();
  return (control) =>
    control.supported
      ? undefined
      : t(control.reason, { provider: chosen ? providerName(chosen.provider) : "", model: chosen?.model.label ?? "" });
}
