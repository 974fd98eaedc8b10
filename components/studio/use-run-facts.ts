"use client";

import { useLocale, useTranslations } from "use-intl";
import { formatPrice } from "@/lib/client/format-price";
import { planRuns } from "@/lib/client/plan-runs";
import { useStudio, useStudioParts } from "./studio-provider";
import { useChosenModel } from "./use-chosen-model";
import { useDurationWords } from "./use-duration-words";

/** What a press of Run asks for, costs and usually takes; null for what is not known. */
export function useRunFacts(): { edits: number; calls: number; price: string | null; duration: string | null } {
  const t = useTranslations("studio.run");
  const locale = useLocale();
  const words = useDurationWords();
  const { providers } = useStudioParts();
  const form = useStudio((state) => state.form);
  const several = useStudio((state) => state.several);
  const model = useChosenModel()?.model;
  const plan = planRuns(form, several, providers);
  if (!model || !plan) return { edits: 1, calls: 1, price: null, duration: null };
  const { price, typicalMs } = model;
  return {
    edits: plan.recipes.length,
    calls: plan.calls,
    price:
      price &&
      (price.amount === 0
        ? t("free")
        : t("price", {
            count: plan.calls,
            price: formatPrice(price, locale),
            sum: formatPrice({ ...price, amount: price.amount * plan.calls }, locale),
          })),
    duration: typicalMs === null ? null : t("about", { duration: words(typicalMs) }),
  };
}
