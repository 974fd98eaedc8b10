"use client";

import { useFormatter, useLocale, useTranslations } from "use-intl";
import type { ControlName, Model } from "@/lib/domain/model-catalog";

const controlNames = [
  "negativePrompt",
  "strength",
  "steps",
  "guidanceScale",
  "seed",
  "n",
  "size",
] as const satisfies readonly ControlName[];

export function ModelRow({ model, label }: { model: Model; label: string }) {
  const t = useTranslations("settings.providers");
  const format = useFormatter();
  const list = new Intl.ListFormat(useLocale(), { type: "conjunction" });
  const { price, typicalMs, controls } = model;

  const taken = controlNames.filter((name) => controls[name].supported).map((name) => t(`control.${name}`));
  let cost = t("priceUnknown");
  if (price?.amount === 0) cost = t("free");
  else if (price) {
    cost = t("perPicture", {
      price: format.number(price.amount, {
        style: "currency",
        currency: price.currency,
        currencyDisplay: "narrowSymbol",
      }),
    });
  }
  const time =
    typicalMs === null ? t("noUsualTime") : t("usualTime", { seconds: Math.max(1, Math.round(typicalMs / 1_000)) });

  return (
    <li className="grid gap-x-6 gap-y-0.5 border-b border-line px-4 py-2.5 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_auto]">
      <span className="text-ink wrap-anywhere">{label}</span>
      <span className="text-label text-dim tabular-nums sm:text-right">
        {cost} · {time}
      </span>
      <span className="text-label text-dim sm:col-span-2">
        {taken.length > 0 ? t("takes", { controls: list.format(taken) }) : t("takesPromptOnly")}
      </span>
    </li>
  );
}
