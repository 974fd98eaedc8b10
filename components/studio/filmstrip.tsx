import { clsx } from "clsx";
import { type KeyboardEvent, type MouseEvent, useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { useMissedPictures } from "@/components/shell/use-missed-pictures";
import { useTrouble } from "@/components/shell/use-trouble";
import { findVersion, listVersions } from "@/lib/client/versions";
import { FinishedPicture } from "./finished-picture";
import { PressCard } from "./press-card";
import { StripVersion } from "./strip-version";
import { useStudio, useStudioParts } from "./studio-provider";
import { useNewestReady } from "./use-newest-ready";
import { useStripScroll } from "./use-strip-scroll";
import { useVersionNews } from "./use-version-news";
import { VersionCard } from "./version-card";

/** The versions of this picture, newest first, the original last. */
export function Filmstrip() {
  const t = useTranslations("studio");
  const { store } = useStudioParts();
  const original = useStudio((state) => state.original);
  const edits = useStudio((state) => state.edits);
  const presses = useStudio((state) => state.presses);
  const isUploading = useStudio((state) => state.upload !== null);
  const chosen = useStudio((state) => state.look.outputId);
  const sourceOutputId = useStudio((state) => state.sourceOutputId);
  const versionChosen = useStudio((state) => state.versionChosen);
  const stepped = useStudio((state) => state.stepped);
  const compareWith = useStudio((state) => state.compareWith);
  const compareWithChosen = useStudio((state) => state.compareWithChosen);
  const others = useStudio((state) => state.others);
  const isSheetOver = useStudio(({ sheet }) => sheet === "lineage" || sheet === "contactSheet");
  const before = typeof compareWith === "object" ? compareWith.outputId : null;
  const versions = useMemo(() => (isUploading ? [] : listVersions(edits)), [edits, isUploading]);
  const strip = useStripScroll({
    pressCount: presses.length,
    cardCount: presses.length + versions.length,
    chosen,
  });
  useNewestReady(strip, versions);
  const news = useVersionNews(versions);
  // The stage says what is down.
  const { isMissing, pictureMissed, bringAgain } = useMissedPictures();
  useTrouble(isMissing, bringAgain);

  /** A plain click looks at it; with Alt it is compared with, with Alt and Shift shown beside the two. */
  const choose = useCallback(
    (outputId: string, { altKey, shiftKey }: MouseEvent) => {
      const { edits, look, versionChosen, otherToggled, compareWithChosen } = store.getState();
      if (!altKey) return versionChosen(outputId);
      if (outputId === look.outputId || !findVersion(edits, outputId)?.output.image) return;
      if (shiftKey) return otherToggled(outputId);
      compareWithChosen({ outputId });
    },
    [store],
  );

  function step(event: KeyboardEvent) {
    const direction = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : null;
    if (direction === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    stepped(direction);
  }

  return (
    <section
      aria-label={t("versions")}
      className={clsx(
        "shrink-0 border-t border-line bg-ground",
        // What shows every version needs its room on a phone that lies on its side.
        isSheetOver && "short:hidden",
      )}
    >
      <ul
        ref={strip}
        onErrorCapture={pictureMissed}
        onKeyDown={step}
        className="flex strip-height gap-3 overflow-x-auto overscroll-x-contain px-4 pt-3 pb-2 short:gap-2.5 short:py-2 [scrollbar-width:thin]"
      >
        {presses.map((press) => (
          <PressCard key={press.idempotencyKey} press={press} />
        ))}
        {versions.map(({ edit, output }) => (
          <StripVersion
            key={output.id}
            edit={edit}
            output={output}
            isChosen={output.id === chosen}
            isSource={output.id === sourceOutputId}
            isBefore={output.id === before}
            isBeside={others.includes(output.id)}
            onChoose={choose}
          />
        ))}
        {original && !isUploading ? (
          <VersionCard
            words={t("original")}
            isChosen={chosen === null}
            isReachable={chosen === null}
            isSource={sourceOutputId === null && versions.length > 0}
            sourceWord={t("source")}
            role={chosen !== null && compareWith === "original" ? t("asBefore") : undefined}
            onChoose={({ altKey }) => (altKey ? compareWithChosen("original") : versionChosen(null))}
          >
            <FinishedPicture image={original} alt={t("original")} />
          </VersionCard>
        ) : null}
      </ul>
      <p role="status" className="sr-only">
        {news}
      </p>
    </section>
  );
}
