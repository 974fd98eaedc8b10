import { clsx } from "clsx";
import { History } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { versionBefore } from "@/lib/client/compared-versions";
import { OTHERS_MAX } from "@/lib/client/studio-store/session-slice";
import { listVersions, type Version } from "@/lib/client/versions";
import { placeOverButton } from "./place-over-button";
import { useStudio } from "./studio-provider";
import { useActionWords } from "./use-action-words";

const WIDTH_PX = 328;

/** What stands as the before, and which versions are shown beside the two. */
export function CompareMenu({ version, itemClass }: { version: Version; itemClass: string }) {
  const t = useTranslations("studio.compareMenu");
  const words = useActionWords();
  const [back, forth] = [words("compareWithPrevious"), words("compareWithNext")];
  const id = useId();
  const original = useStudio((state) => state.original);
  const edits = useStudio((state) => state.edits);
  const compareWith = useStudio((state) => state.compareWith);
  const others = useStudio((state) => state.others);
  const compareWithChosen = useStudio((state) => state.compareWithChosen);
  const otherToggled = useStudio((state) => state.otherToggled);
  const before = versionBefore(edits, version, compareWith);
  const hasParent = version.edit.source.id !== original?.id;
  const versions = listVersions(edits).filter(({ output }) => output.image && output.id !== version.output.id);
  const isPicked = typeof compareWith === "object";
  const choices = [
    ...(hasParent
      ? [{ id: "parent", words: t("parent"), isChosen: compareWith === "parent", image: version.edit.source }]
      : []),
    {
      id: "original",
      words: t("original"),
      isChosen: compareWith === "original" || (!hasParent && !isPicked),
      image: original,
    },
  ];
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={t("title")}
        title={`${t("title")} (${back.keys} ${forth.keys?.at(-1)})`}
        aria-keyshortcuts={`${back["aria-keyshortcuts"]} ${forth["aria-keyshortcuts"]}`}
        className={clsx(
          itemClass,
          (isPicked || others.length > 0 || (hasParent && compareWith === "original")) && "bg-chosen",
        )}
      >
        <History aria-hidden="true" size={16} />
      </button>
      <div
        id={id}
        popover="auto"
        onBeforeToggle={(event) => placeOverButton(event, "left", WIDTH_PX)}
        className="inset-auto m-0 max-h-[min(28rem,60dvh)] w-82 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg bg-panel p-3 text-control text-ink shadow-float"
      >
        <fieldset className="min-w-0">
          <legend className="mb-1 text-label text-dim">{t("title")}</legend>
          {choices.map((choice) => (
            <label
              key={choice.id}
              className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-1 hover:bg-field-hover pointer-coarse:min-h-11"
            >
              <input
                type="radio"
                name={id}
                className="accent-accent"
                checked={choice.isChosen}
                onChange={() => compareWithChosen(choice.id === "parent" ? "parent" : "original")}
              />
              {choice.image ? (
                <img src={choice.image.urls.thumb} alt="" className="size-7 rounded-sm object-cover" />
              ) : null}
              {choice.words}
            </label>
          ))}
          {versions.map(({ edit, output }) => (
            <div key={output.id} className="flex items-center gap-2 rounded-md px-1 hover:bg-field-hover">
              <label className="flex min-h-8 min-w-0 flex-1 cursor-pointer items-center gap-2 pointer-coarse:min-h-11">
                <input
                  type="radio"
                  name={id}
                  className="accent-accent"
                  checked={isPicked && before?.output.id === output.id}
                  onChange={() => compareWithChosen({ outputId: output.id })}
                />
                <img src={output.image?.urls.thumb} alt="" loading="lazy" className="size-7 rounded-sm object-cover" />
                <span className="min-w-0 flex-1 truncate">{edit.recipe.prompt}</span>
              </label>
              <label className="flex shrink-0 cursor-pointer items-center gap-1 text-label text-dim pointer-coarse:min-h-11">
                <input
                  type="checkbox"
                  className="accent-accent"
                  aria-label={t("besideNamed", { prompt: edit.recipe.prompt })}
                  checked={others.includes(output.id)}
                  disabled={!others.includes(output.id) && others.length >= OTHERS_MAX}
                  onChange={() => otherToggled(output.id)}
                />
                {t("beside")}
              </label>
            </div>
          ))}
        </fieldset>
        <p className="mt-2 text-label text-dim">{t("hint")}</p>
      </div>
    </>
  );
}
