import { ExternalLink } from "lucide-react";
import type { SharedResult } from "@/lib/domain/share";
import type { CompareWords, ShareWords } from "./share-words";
import { SharedComparison } from "./shared-comparison";

/** A comparison that fills a frame on another site. Behind a password there is only the way to the page that asks for it. */
export function EmbeddedShare({
  token,
  result,
  title,
  t,
  tCompare,
}: {
  token: string;
  result: SharedResult | null;
  title: string | null;
  t: ShareWords;
  tCompare: CompareWords;
}) {
  const alt = result?.recipe?.recipe.prompt ?? title ?? t("after");
  return (
    <main className="flex h-dvh flex-col">
      <h1 className="sr-only">{title ?? t("untitled")}</h1>
      <div className="min-h-0 flex-1">
        {result ? (
          <SharedComparison result={result} alt={alt} t={t} tCompare={tCompare} />
        ) : (
          <p className="flex size-full items-center justify-center">{t("locked.title")}</p>
        )}
      </div>
      <footer className="flex shrink-0 items-center justify-between gap-4 border-t border-line px-3 py-1 text-label">
        <span className="truncate text-dim">{title ?? t("madeWith")}</span>
        <a
          href={`/s/${token}`}
          target="_blank"
          rel="noopener noreferrer"
          className="inline-flex min-h-8 shrink-0 items-center gap-1.5 text-ink underline underline-offset-2"
        >
          {t("openPage")}
          <ExternalLink aria-hidden="true" size={12} />
        </a>
      </footer>
    </main>
  );
}
