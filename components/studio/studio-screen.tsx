"use client";

import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Recipe } from "@/lib/domain/recipe";
import { RecipePanel } from "./recipe-panel";
import { Stage } from "./stage";
import { useStudio } from "./studio-provider";
import { useKeptPresses } from "./use-kept-presses";
import { useLiveEdits } from "./use-live-edits";
import { usePartsAhead } from "./use-parts-ahead";
import { usePastedPicture } from "./use-pasted-picture";
import { usePictureDrop } from "./use-picture-drop";
import { usePlaceInAddress } from "./use-place-in-address";
import { useRememberedForm } from "./use-remembered-form";
import { useStudioKeys } from "./use-studio-keys";

const DropOverlay = lazy(() => import("./drop-overlay").then(({ DropOverlay }) => ({ default: DropOverlay })));
const Filmstrip = lazyPart(() => import("./filmstrip").then(({ Filmstrip }) => ({ default: Filmstrip })));
const LateHands = lazyPart(() => import("./late-hands").then(({ LateHands }) => ({ default: LateHands })));
const RecipeOfAddress = lazy(() =>
  import("./recipe-of-address").then(({ RecipeOfAddress }) => ({ default: RecipeOfAddress })),
);
const StageHead = lazyPart(() => import("./stage-head").then(({ StageHead }) => ({ default: StageHead })));
const StudioSheet = lazy(() => import("./studio-sheet").then(({ StudioSheet }) => ({ default: StudioSheet })));

export function StudioScreen({ isMissing, recipe }: { isMissing: boolean; recipe: Recipe | null | undefined }) {
  const t = useTranslations("studio");
  const hasPicture = useStudio(({ original, upload }) => Boolean(original ?? upload));
  const isPanelOpen = useStudio((state) => state.isPanelOpen);
  const sheet = useStudio((state) => state.sheet);
  const sheetOpened = useStudio((state) => state.sheetOpened);
  const { isOffline } = useLiveEdits();
  const { inputProps, isDragging, take, choose } = usePictureDrop();
  const isPersonHere = usePartsAhead();
  useRememberedForm();
  useKeptPresses();
  usePlaceInAddress();
  usePastedPicture();
  const keyParts = useStudioKeys();

  return (
    <div className={isPanelOpen ? "studio-grid with-recipe" : "studio-grid"}>
      <h1 className="sr-only">{t("stage")}</h1>
      <RecipePanel isOpen={isPanelOpen} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {hasPicture ? (
          <Suspense fallback={<div className="head-height shrink-0 border-b border-line" />}>
            <StageHead />
          </Suspense>
        ) : null}
        <Stage onChoose={choose} onShare={() => sheetOpened("share")} isOffline={isOffline} isMissing={isMissing} />
        {hasPicture ? (
          <Suspense fallback={<div className="box-content strip-height shrink-0 border-t border-line" />}>
            <Filmstrip />
          </Suspense>
        ) : null}
      </div>
      {/* After what is seen: see `paint-whole`. */}
      <input {...inputProps} />
      {isPersonHere || hasPicture ? (
        <Suspense>
          <LateHands {...keyParts} />
        </Suspense>
      ) : null}
      {recipe === undefined ? null : (
        <Suspense>
          <RecipeOfAddress recipe={recipe} />
        </Suspense>
      )}
      {isDragging ? (
        <Suspense>
          <DropOverlay onFiles={take} />
        </Suspense>
      ) : null}
      {sheet && sheet !== "contactSheet" && sheet !== "lineage" ? (
        <Suspense>
          <StudioSheet name={sheet} />
        </Suspense>
      ) : null}
    </div>
  );
}
