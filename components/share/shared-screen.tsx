import { Download } from "lucide-react";
import { buttonStyle } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { recipeAddress } from "@/lib/domain/recipe-text";
import type { SharedPage, SharedResult } from "@/lib/domain/share";
import { ContactSheet } from "./contact-sheet";
import { ShareWatch } from "./share-watch";
import type { CompareWords, ShareWords } from "./share-words";
import { SharedComparison } from "./shared-comparison";
import { SharedFacts } from "./shared-facts";

/** The page behind a link: the comparison first, then what its sharer says and allows. */
export function SharedScreen({
  page,
  result,
  locale,
  t,
  tCompare,
}: {
  page: SharedPage;
  result: SharedResult;
  locale: string;
  t: ShareWords;
  tCompare: CompareWords;
}) {
  const prompt = result.recipe?.recipe.prompt ?? null;
  const untitled = result.before ? t("untitled") : t("untitledAlone");
  const at = page.results.indexOf(result);
  const isSeveral = page.results.length > 1;

  const addressOf = (place: number) => {
    const other = page.results[place];
    return other ? `/s/${page.token}?i=${other.index}` : null;
  };

  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[112rem] flex-col gap-5 px-4 pt-6 pb-6 sm:px-8 sm:pt-8 lg:px-12">
      <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="text-display font-semibold text-balance wrap-anywhere">{page.title ?? untitled}</h1>
        {page.note ? (
          <p className="max-w-[60rem] text-writing whitespace-pre-wrap text-dim wrap-anywhere">{page.note}</p>
        ) : null}
      </header>

      <section
        aria-label={t("of", { number: at + 1, count: page.results.length })}
        // What stands below the stage is in view with it.
        style={{ "--ratio": result.after.width / result.after.height, "--below": isSeveral ? "23rem" : "16rem" }}
        className="flex flex-col gap-3 max-sm:-mx-4"
      >
        <div className="h-[calc(min(100vw/var(--ratio),70dvh)+3rem)] min-h-72 w-full overflow-hidden sm:h-[calc(min((min(100vw,112rem)-4rem)/var(--ratio),100dvh-var(--below))+3rem)] sm:rounded-lg">
          <SharedComparison
            result={result}
            alt={prompt ?? page.title ?? t("after")}
            t={t}
            tCompare={tCompare}
            neighbours={isSeveral ? { previous: addressOf(at - 1), next: addressOf(at + 1) } : undefined}
          />
        </div>
        {isSeveral ? (
          <div className="max-sm:px-3">
            <ContactSheet page={page} chosen={result} t={t} />
          </div>
        ) : null}
      </section>

      <div className="flex flex-wrap justify-between gap-x-12 gap-y-6">
        <div className="flex min-w-0 flex-col gap-4 sm:max-w-[44rem] sm:flex-1">
          {prompt ? <blockquote className="text-title whitespace-pre-wrap wrap-anywhere">“{prompt}”</blockquote> : null}
          {result.recipe?.recipe.negativePrompt ? (
            <p className="text-dim wrap-anywhere">
              {t("negativePrompt", { words: result.recipe.recipe.negativePrompt })}
            </p>
          ) : null}
          <div className="flex flex-wrap gap-2 empty:hidden">
            {page.allowDownload ? (
              <a
                href={`/s/${page.token}/download?i=${result.index}`}
                download
                className={buttonStyle({ kind: "primary" })}
              >
                <Download aria-hidden="true" size={16} />
                {t("download")}
              </a>
            ) : null}
            {result.recipe ? (
              <a href={recipeAddress(result.recipe.recipe)} className={buttonStyle({ kind: "secondary" })}>
                {t("tryRecipe")}
              </a>
            ) : null}
          </div>
        </div>
        {result.recipe ? <SharedFacts recipe={result.recipe} t={t} /> : null}
      </div>

      <footer className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1 pt-4 text-label text-dim">
        <Mark size={16} />
        <span>{result.isAi ? t("withAi") : t("withoutAi")}</span>
        <span aria-hidden="true">·</span>
        <span>{t("madeWith")}</span>
        {page.expiresAt ? (
          <>
            <span aria-hidden="true">·</span>
            <time dateTime={page.expiresAt}>
              {t("validUntil", {
                date: new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(page.expiresAt)),
              })}
            </time>
          </>
        ) : null}
      </footer>
      <ShareWatch token={page.token} index={result.index} />
    </main>
  );
}
