import { ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Failure } from "@/lib/domain/failure";

/** The provider's own words and the codes, for who wants to ask further. */
export function FailureDetails({ failure }: { failure: Failure }) {
  const t = useTranslations("studio.plate");
  const tCommon = useTranslations("common");
  const { code, providerMessage, providerCode, providerRequestId } = failure;
  const facts = [
    { name: t("providerSays"), value: providerMessage },
    { name: t("providerCode"), value: providerCode ?? code },
    { name: t("requestId"), value: providerRequestId },
  ];
  return (
    <details className="group/more mt-2 text-label">
      <summary className="inline-flex min-h-6 items-center gap-1 rounded-sm text-dim hover:text-ink pointer-coarse:min-h-11 pointer-coarse:pr-3">
        <ChevronRight aria-hidden="true" size={14} className="group-open/more:rotate-90" />
        {tCommon("details")}
      </summary>
      <dl className="mt-1 grid max-h-32 grid-cols-[auto_1fr] gap-x-3 gap-y-1 overflow-y-auto">
        {facts.map(({ name, value }) =>
          value ? (
            <div key={name} className="contents">
              <dt className="text-dim">{name}</dt>
              <dd className="font-mono [overflow-wrap:anywhere] select-all">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </details>
  );
}
