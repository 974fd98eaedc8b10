"use client";

import { clsx } from "clsx";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { Recipe } from "@/lib/domain/recipe";
import { DropOverlay } from "./drop-overlay";
import { Filmstrip } from "./filmstrip";
import { RecipePanel } from "./recipe-panel";
import { Stage } from "./stage";
import { useStudio } from "./studio-provider";
import { useLiveEdits } from "./use-live-edits";
import { usePastedPicture } from "./use-pasted-picture";
import { usePictureDrop } from "./use-picture-drop";
import { usePlaceInAddress } from "./use-place-in-address";
import { useRecipeOfAddress } from "./use-recipe-of-address";
import { useRememberedForm } from "./use-remembered-form";
import { useStudioKeys } from "./use-studio-keys";

const StageHead = lazy(() => import("./stage-head").then(({ StageHead }) => ({ default: StageHead })));
const StudioSheet = lazy(() => import("./studio-sheet").then(({ StudioSheet }) => ({ default: StudioSheet })));

export function StudioScreen({ isMissing, recipe }: { isMissing: boolean; recipe: Recipe | null | undefined }) {
  const t = useTranslations("studio");
  const hasPicture = useStudio(({ original, upload }) => Boolean(original ?? upload));
  const [isPanelOpen, setPanelOpen] = useState(true);
  const sheet = useStudio((state) => state.sheet);
  const sheetOpened = useStudio((state) => state.sheetOpened);
  const { isOffline } = useLiveEdits();
  const { getRootProps, getInputProps, isDragging, choose } = usePictureDrop();
  useEffect(() => {
    // Ready before the first picture is, and after everything that the empty stage needs.
    void import("./stage-head");
    void import("@/components/compare/compare-viewport");
  }, []);
  useRememberedForm();
  useRecipeOfAddress(recipe);
  usePlaceInAddress();
  usePastedPicture();
  useStudioKeys();

  return (
    <div
      {...getRootProps()}
      className={clsx(
        "flex h-[calc(100dvh-var(--header-height))] min-h-[30rem] flex-col-reverse md:grid",
        isPanelOpen ? "md:grid-cols-[19rem_minmax(0,1fr)]" : "md:grid-cols-[minmax(0,1fr)]",
      )}
    >
      <input {...getInputProps()} />
      <h1 className="sr-only">{t("stage")}</h1>
      <RecipePanel isOpen={isPanelOpen} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {hasPicture ? (
          <Suspense fallback={<div className="box-content control-height shrink-0 border-b border-line py-1" />}>
            <StageHead isPanelOpen={isPanelOpen} onPanelToggled={() => setPanelOpen(!isPanelOpen)} />
          </Suspense>
        ) : null}
        <Stage onChoose={choose} onShare={() => sheetOpened("share")} isOffline={isOffline} isMissing={isMissing} />
        {hasPicture ? <Filmstrip /> : null}
      </div>
      {isDragging ? <DropOverlay /> : null}
      {sheet && sheet !== "contactSheet" && sheet !== "lineage" ? (
        <Suspense>
          <StudioSheet name={sheet} />
        </Suspense>
      ) : null}
    </div>
  );
}
