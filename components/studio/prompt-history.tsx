import { clsx } from "clsx";
import { Search, Star } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import { listPrompts, starPrompt } from "@/lib/client/api";
import { errorKey } from "@/lib/client/error-copy";
import type { PastPrompt } from "@/lib/domain/prompt-history";
import { focusPrompt } from "./focus-prompt";
import { useStudio } from "./studio-provider";

const READS_AFTER_MS = 150;

/** Every prompt that was run here: to be found, starred, and used again. */
export function PromptHistory({ onClose }: { onClose: () => void }) {
  const t = useTranslations("experiments.prompts");
  const tCommon = useTranslations("common");
  const field = useRef<HTMLInputElement>(null);
  const tErrors = useTranslations("errors");
  const format = useFormatter();
  const fieldChanged = useStudio((state) => state.fieldChanged);
  const [q, setQ] = useState("");
  const [isStarredOnly, setStarredOnly] = useState(false);
  const [items, setItems] = useState<readonly PastPrompt[] | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    const read = async () => {
      try {
        setItems((await listPrompts({ q: q.trim(), starred: isStarredOnly }, abort.signal)).items);
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
    <Dialog open onOpenChange={onClose} title={t("title")} closeLabel={tCommon("close")} initialFocus={field}>
      <div className="-m-4 flex h-[min(28rem,60dvh)] flex-col">
        <div className="flex shrink-0 items-center gap-2 border-b border-line px-4 has-[input:focus-visible]:border-ring">
          <Search aria-hidden="true" size={16} className="shrink-0 text-dim" />
          <input
            ref={field}
            type="search"
            aria-label={t("search")}
            placeholder={t("search")}
            value={q}
            className="h-11 w-full bg-transparent text-writing text-ink shadow-none! outline-none! placeholder:text-dim pointer-coarse:text-[16px]"
            onChange={({ target }) => setQ(target.value)}
          />
          <button
            type="button"
            aria-pressed={isStarredOnly}
            className="inline-flex control-height shrink-0 items-center gap-1.5 rounded-md px-2 text-control text-dim hover:bg-field-hover hover:text-ink aria-pressed:bg-chosen aria-pressed:text-ink"
            onClick={() => setStarredOnly(!isStarredOnly)}
          >
            <Star aria-hidden="true" size={14} className={isStarredOnly ? "fill-accent text-ring" : undefined} />
            {t("starred")}
          </button>
        </div>
        <ul className="min-h-0 flex-1 overflow-y-auto p-2">
          {items?.map((item) => (
            <li key={item.prompt} className="flex items-start gap-1 rounded-md hover:bg-field-hover">
              <button
                type="button"
                className="min-w-0 flex-1 rounded-md px-2 py-2 text-left text-control"
                onClick={() => take(item.prompt)}
              >
                <span className="line-clamp-2">{item.prompt}</span>
                <span className="text-glance text-dim tabular-nums">
                  {item.lastUsedAt
                    ? t("used", {
                        count: item.uses,
                        day: format.dateTime(new Date(item.lastUsedAt), { dateStyle: "medium" }),
                      })
                    : t("onlyStarred")}
                </span>
              </button>
              <button
                type="button"
                aria-label={t("star", { prompt: item.prompt.slice(0, 60) })}
                aria-pressed={item.starred}
                className="inline-flex control-square shrink-0 items-center justify-center rounded-md text-dim hover:text-ink"
                onClick={() => void star(item)}
              >
                <Star aria-hidden="true" size={16} className={clsx(item.starred && "fill-accent text-ring")} />
              </button>
            </li>
          ))}
        </ul>
        <p role="status" className={items?.length === 0 ? "px-4 pb-6 text-center text-control text-dim" : "sr-only"}>
          {items?.length === 0 ? (q || isStarredOnly ? t("noneFound") : t("none")) : null}
        </p>
      </div>
    </Dialog>
  );
}
