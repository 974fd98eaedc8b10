"use client";

import { Check, Minus, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useSentences } from "@/components/shell/use-sentences";
import { Button } from "@/components/ui/button";
import { checkProvider } from "@/lib/client/api/providers";
import { errorKey, failureKeys } from "@/lib/client/error-copy";
import type { Provider } from "@/lib/domain/model-catalog";
import type { ProviderCheck } from "@/lib/domain/provider-check";

const parts = ["address", "key", "model"] as const;

/** Asks the provider without paying, and says what works. */
export function ProviderCheckup({ provider }: { provider: Provider }) {
  const t = useTranslations("settings.check");
  const tErrors = useTranslations("errors");
  const [isRunning, setRunning] = useState(false);
  const [outcome, setOutcome] = useState<{ check: ProviderCheck } | { error: unknown } | null>(null);

  async function run() {
    if (isRunning) return;
    setRunning(true);
    try {
      setOutcome({ check: await checkProvider(provider.id) });
    } catch (error) {
      setOutcome({ error });
    }
    setRunning(false);
  }

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-2.5">
      <Button
        onClick={run}
        aria-disabled={isRunning}
        aria-label={isRunning ? undefined : t("runFor", { provider: provider.label })}
        className="min-w-24"
      >
        {isRunning ? t("running") : t("run")}
      </Button>
      <div role="status" className="min-w-0 flex-1 basis-64 text-label">
        {outcome === null ? <span className="text-dim">{t("promise")}</span> : null}
        {outcome && "error" in outcome ? tErrors(errorKey(outcome.error)) : null}
        {outcome && "check" in outcome ? <Findings check={outcome.check} /> : null}
      </div>
    </div>
  );
}

function Findings({ check }: { check: ProviderCheck }) {
  const t = useTranslations("settings.check");
  const sentences = useSentences();
  const tErrors = useTranslations("errors");
  return (
    <>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {parts.map((part) => (
          <li key={part} className="inline-flex items-center gap-1.5">
            <Sign value={check[part]} />
            {t(part)}
            <span className="text-dim">{t(wordOf(check[part]))}</span>
          </li>
        ))}
      </ul>
      {check.failure ? (
        <p className="mt-1 text-ink">
          {sentences(tErrors(failureKeys(check.failure.code).what), tErrors(failureKeys(check.failure.code).next))}
        </p>
      ) : null}
    </>
  );
}

function wordOf(value: boolean | null) {
  if (value === null) return "unknown";
  return value ? "works" : "fails";
}

function Sign({ value }: { value: boolean | null }) {
  if (value === null) return <Minus aria-hidden="true" size={14} className="text-dim" />;
  if (value) return <Check aria-hidden="true" size={14} className="text-good" />;
  return <X aria-hidden="true" size={14} className="text-danger" />;
}
