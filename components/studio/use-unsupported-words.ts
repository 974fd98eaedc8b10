"use client";

import { useTranslations } from "use-intl";
import type { Unsupported, UnsupportedReason } from "@/lib/domain/model-catalog";
import { useChosenModel } from "./use-chosen-model";
import { useProviderName } from "./use-provider-name";

/** Why the chosen model does not take so many controls, in words. */
export function useReasonWords(): (reason: UnsupportedReason, count: number) => string {
  const t = useTranslations("studio.unsupported");
  const chosen = useChosenModel();
  const providerName = useProviderName();
  return (reason, count) =>
    t(reason, {
      count,
      provider: chosen ? providerName(chosen.provider) : "",
      model: chosen?.model.label ?? "",
    });
}

/**
 * What stands under a control and what describes it: nothing for one that is taken, and its reason for one that is not, unless that
 * stands already over several of them (`sharedNoteId`).
 */
export function useControlNote(control: Unsupported | { supported: true }, id: string, sharedNoteId?: string) {
  const words = useReasonWords();
  if (control.supported) return { note: undefined, describedBy: undefined };
  if (sharedNoteId) return { note: undefined, describedBy: sharedNoteId };
  return { note: words(control.reason, 1), describedBy: `${id}-note` };
}
