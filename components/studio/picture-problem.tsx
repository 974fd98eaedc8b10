import { TriangleAlert, X } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { useSentences } from "@/components/shell/use-sentences";
import { IconButton } from "@/components/ui/icon-button";
import { formatLimit } from "@/lib/client/format-limit";
import type { PictureProblem as Problem } from "@/lib/client/studio-store/uploads-slice";
import { useStudio, useStudioParts } from "./studio-provider";

/** Why the last picture was not taken, and what is. */
export function PictureProblem({ problem }: { problem: Problem }) {
  const t = useTranslations("studio.refused");
  const tCommon = useTranslations("common");
  const tErrors = useTranslations("errors");
  const sentences = useSentences();
  const locale = useLocale();
  const { maxUploadBytes } = useStudioParts();
  const problemDismissed = useStudio((state) => state.problemDismissed);
  const size = formatLimit(maxUploadBytes, locale);
  return (
    <div role="alert" className="flex w-full max-w-xl gap-3 rounded-lg bg-panel py-2 pr-2 pl-4 text-ink shadow-float">
      <TriangleAlert aria-hidden="true" size={16} className="mt-1.5 shrink-0 text-danger" />
      <div className="min-w-0 flex-1 py-1 text-control text-ink">
        <p className="font-semibold [overflow-wrap:anywhere]">{t("title", { name: problem.name })}</p>
        {problem.kind === "refused" ? (
          <p className="mt-0.5">{sentences(t(problem.refusal, { size }), t("accepted", { size }))}</p>
        ) : (
          <>
            <p className="mt-0.5">{tErrors(problem.error)}</p>
            {problem.requestId ? (
              <details className="mt-1 text-label">
                <summary className="min-h-6 w-fit rounded-sm text-dim hover:text-ink pointer-coarse:py-3.5 pointer-coarse:pr-3">
                  {tCommon("details")}
                </summary>
                <p className="text-dim">
                  {t("requestId")} <span className="font-mono text-ink select-all">{problem.requestId}</span>
                </p>
              </details>
            ) : null}
          </>
        )}
      </div>
      <IconButton label={t("dismiss")} icon={<X aria-hidden="true" size={16} />} onClick={problemDismissed} />
    </div>
  );
}
