import { ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { chainTo } from "@/lib/client/versions";
import { useStudio } from "./studio-provider";

/** The way from the original to what is looked at; every step leads back to it. Where there is little room, its last steps: the tree has them all. */
export function Breadcrumb() {
  const t = useTranslations("studio");
  const original = useStudio((state) => state.original);
  const edits = useStudio((state) => state.edits);
  const outputId = useStudio((state) => state.look.outputId);
  const versionChosen = useStudio((state) => state.versionChosen);
  if (!original) return null;
  const steps = [
    { id: null, words: original.name ?? t("original") },
    ...chainTo(edits, outputId).map(({ edit, output }) => ({ id: output.id, words: edit.recipe.prompt })),
  ];
  return (
    <nav aria-label={t("path")} className="@container/path">
      <ol className="flex min-w-0 items-center text-control text-dim">
        {steps.map(({ id, words }, index) => (
          <li
            key={id}
            className="flex min-w-0 items-center @max-[15rem]/path:nth-last-[n+3]:hidden @max-[26rem]/path:nth-last-[n+4]:hidden"
          >
            {index > 0 ? <ChevronRight aria-hidden="true" size={14} className="mx-0.5 shrink-0 text-dim" /> : null}
            <button
              type="button"
              title={words}
              aria-current={id === outputId ? "true" : undefined}
              className="control-height max-w-44 truncate rounded-md px-1.5 text-dim hover:bg-field-hover hover:text-ink aria-[current]:text-ink"
              onClick={() => versionChosen(id)}
            >
              {words}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
