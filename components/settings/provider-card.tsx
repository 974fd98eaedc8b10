"use client";

import { clsx } from "clsx";
import { useFormatter, useTranslations } from "use-intl";
import type { Provider } from "@/lib/domain/model-catalog";
import type { Spending } from "@/lib/domain/spending";
import { ModelRow } from "./model-row";
import { ProviderCheckup } from "./provider-checkup";

/** A provider: whether it can be used, what to do if not, and what its models take and cost. */
export function ProviderCard({ provider, spending }: { provider: Provider; spending: Spending | null }) {
  const t = useTranslations("settings.providers");
  const tBuiltin = useTranslations("common.builtin");
  const { id, label, configured, keyVariable, ai, concurrency, models } = provider;
  // The one provider whose name is a sentence of ours; the others' are their own.
  const name = (part: "provider" | "model", own: string) => (id === "builtin" ? tBuiltin(part) : own);
  return (
    <li className="rounded-lg border border-line bg-panel">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3">
        <h3 className="text-writing font-semibold text-ink">{name("provider", label)}</h3>
        <p className={clsx("inline-flex items-center gap-1.5 text-label", configured ? "text-good" : "text-dim")}>
          <span
            aria-hidden="true"
            className={clsx("size-2 rounded-full", configured ? "bg-good" : "border border-line-strong")}
          />
          {configured ? t("ready") : t("missingKey")}
        </p>
        {ai && configured ? (
          <p className="ml-auto text-label text-dim">
            {t("concurrency", { count: concurrency })}
            <SpentToday spending={spending} />
          </p>
        ) : null}
      </div>
      {ai ? null : <p className="px-4 pt-1 text-label text-dim">{t("noAi")}</p>}
      {!configured && keyVariable ? (
        <p className="px-4 pt-1 text-label text-dim">
          {t.rich("howToConfigure", {
            variable: () => (
              <code className="rounded-sm bg-chosen px-1.5 py-0.5 font-mono text-glance text-ink select-all">
                {keyVariable}
              </code>
            ),
          })}
        </p>
      ) : null}
      <ul className="mt-3 border-t border-line">
        {models.map((model) => (
          <ModelRow key={model.id} model={model} label={name("model", model.label)} />
        ))}
      </ul>
      {ai && configured ? <ProviderCheckup provider={provider} /> : null}
    </li>
  );
}

/** Nothing where no price is known. */
function SpentToday({ spending }: { spending: Spending | null }) {
  const t = useTranslations("settings.providers");
  const format = useFormatter();
  if (!spending?.currency) return null;
  const { spent, budget, currency } = spending;
  const money = (amount: number) =>
    format.number(amount, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  const words =
    budget === null
      ? t("spentToday", { spent: money(spent) })
      : t("spentOfBudget", { spent: money(spent), budget: money(budget) });
  return <span className="tabular-nums"> · {words}</span>;
}
