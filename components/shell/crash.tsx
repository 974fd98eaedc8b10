"use client";

import { useTranslations } from "use-intl";
import { Button, buttonStyle } from "@/components/ui/button";
import { Notice } from "./notice";
import { useSentences } from "./use-sentences";
import { useTrouble } from "./use-trouble";

/**
 * A screen that could not be drawn: while the server is in trouble it says which, and goes on by itself afterwards. `reference` is the one
 * under which the server's log has it.
 */
export function Crash({ reference, onRetry }: { reference: string | undefined; onRetry: () => void }) {
  const t = useTranslations("common");
  const tErrors = useTranslations("errors");
  const sentences = useSentences();
  const trouble = useTrouble(true, onRetry);
  return (
    <Notice
      title={t(trouble ? "crash.troubleTitle" : "crash.title")}
      text={trouble ? sentences(tErrors(`error.${trouble}`), t("crash.byItself")) : t("crash.text")}
    >
      <Button kind="primary" onClick={onRetry}>
        {t("tryAgain")}
      </Button>
      {/* Past the router: what broke is left behind, and a screen that stands pays nothing for this one. */}
      <a href="/" className={buttonStyle({ kind: "secondary" })}>
        {t("notFound.toStudio")}
      </a>
      {reference ? (
        <details className="mt-4 w-full text-label text-dim">
          <summary className="mx-auto inline-block rounded-sm px-2 py-1 pointer-coarse:py-3.5">{t("details")}</summary>
          <p className="pt-1">
            {t("crash.reference")} <code className="font-mono text-ink select-all">{reference}</code>
          </p>
        </details>
      ) : null}
    </Notice>
  );
}
