"use client";

import { useLocale, useTranslations } from "use-intl";
import { formatPrice } from "@/lib/client/format-price";
import { shownNumber } from "@/lib/client/recipe-form";
import { useStudio } from "./studio-provider";
import { useChosenModel } from "./use-chosen-model";
import { useDurationWords } from "./use-duration-words";

/** What a press of Run costs and usually takes; null for what is not known. */
export function useRunFacts(): { price: string | null; duration: string | null } {
  const t = useTranslations("studio.run");
  const locale = useLocale();
  const words = useDurationWords();
  const n = useStudio((state) => state.form.n);
  const model = useChosenModel()?.model;
  if (!model) return { price: null, duration: null };
  const { price, typicalMs, controls } = model;
  const count = controls.n.supported ? shownNumber(controls.n, n) : 1;
  return {
    price: price && (price.amount === 0 ? t("free") : t("price", { count, price: formatPrice(price, locale) })),
    duration: typicalMs === null ? null : t("about", { duration: words(typicalMs) }),
  };
}
