import { clsx } from "clsx";
import { Star } from "lucide-react";
import { useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { SearchDialog } from "@/components/ui/search-dialog";
import { toast } from "@/components/ui/toaster";
import { listPrompts, starPrompt } from "@/lib/client/api/prompts";
import { errorKey } from "@/lib/client/error-copy";
import type { PastPrompt } from "@/lib/domain/prompt-history";
import { focusPrompt } from "./focus-prompt";
import { useStudio } from "./studio-provider";

const READS_AFTER_MS = 150;

/** Every prompt that was run here: to be found, starred, and used again. */
export function PromptHistory({ onClose }: { onClose: () => void }) {
  const t = useTranslations("experiments.prompts");
  const tCommon = useTranslations("common");
  const tErrors = useTranslations("errors");
  const format = useFormatter();
  const fieldChanged = useStudio((state) => state.fieldChanged);
  const [q, setQ] = useState("");
  const [isStarredOnly, setStarredOnly] = useState(false);
  const [items, setItems] = useState<readonly PastPrompt[] | null>(null);
  const [answered, setAnswered] = useState<string | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    const read = async () => {
      try {
        setItems((await listPrompts({ q: q.trim(), starred: isStarredOnly }, abort.signal)).items);
        setAnswered(q);
      } catch (error) {
        if (!abort.signal.aborted) toast(tErrors(errorKey(error)), { kind: "error" });
      }
    };
    const timer = setTimeout(() => void read(), READS_AFTER_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q, isStarredOnly, tErrors]);

  // What is known already is narrowed at once, so that Enter never takes what was not asked for; the server finds the rest.
  const words = q.toLowerCase().split(/\s+/);
  const narrowed = items?.filter(({ prompt }) => words.every((word) => prompt.toLowerCase().includes(word))) ?? [];
  const found = items === null || (narrowed.length === 0 && answered !== q) ? null : narrowed;

  async function star({ prompt, starred }: PastPrompt) {
    const mark = (isStarred: boolean) =>
      setItems((now) => (now ?? []).map((item) => (item.prompt === prompt ? { ...item, starred: isStarred } : item)));
    mark(!starred);
    try {
      await starPrompt(prompt, !starred);
    } catch (error) {
      mark(starred);
      toast(tErrors(errorKey(error)), { kind: "error" });
    }
  }

  function take(prompt: string) {
    fieldChanged({ prompt });
    onClose();
    requestAnimationFrame(() => focusPrompt());
  }

  return (
    <SearchDialog
      title={t("title")}
      closeLabel={tCommon("close")}
      label={t("search")}
      typed={q}
      onType={setQ}
      onPick={(index) => take(narrowed[index]?.prompt ?? "")}
      none={q || isStarredOnly ? t("noneFound") : t("none")}
      onClose={onClose}
      beside={
        <button
          type="button"
          aria-pressed={isStarredOnly}
          className="inline-flex control-height shrink-0 items-center gap-1.5 rounded-md px-2 text-control text-dim hover:bg-field-hover hover:text-ink aria-pressed:bg-chosen aria-pressed:text-ink"
          onClick={() => setStarredOnly(!isStarredOnly)}
        >
          <Star aria-hidden="true" size={14} className={isStarredOnly ? "fill-accent text-ring" : undefined} />
          {t("starred")}
        </button>
      }
      found={
        found?.map((item) => ({
          id: item.prompt,
          content: (
            <span className="min-w-0 py-2">
              <span className="line-clamp-2">{item.prompt}</span>
              <span className="text-glance text-dim tabular-nums">
                {item.lastUsedAt
                  ? t("used", {
                      count: item.uses,
                      day: format.dateTime(new Date(item.lastUsedAt), { dateStyle: "medium" }),
                    })
                  : t("onlyStarred")}
              </span>
            </span>
          ),
          action: (tabIndex) => (
            <button
              type="button"
              tabIndex={tabIndex}
              aria-label={t("star", { prompt: item.prompt.slice(0, 60) })}
              aria-pressed={item.starred}
              className="inline-flex control-square shrink-0 items-center justify-center rounded-md text-dim hover:text-ink"
              onClick={() => void star(item)}
            >
              <Star aria-hidden="true" size={16} className={clsx(item.starred && "fill-accent text-ring")} />
            </button>
          ),
        })) ?? null
      }
    />
  );
}
