"use client";

import { clsx } from "clsx";
import { useRouter } from "next/navigation";
import { lazy, type ReactNode, Suspense, useCallback, useState } from "react";
import { CompareToolbar } from "@/components/compare/compare-toolbar";
import { useKeptPreferences } from "@/components/compare/use-kept-preferences";
import { usePersonHere } from "@/components/shell/use-person-here";
import { useCompareStore } from "@/lib/client/compare-store";
import type { SharedResult } from "@/lib/domain/share";
import { usePlainHands } from "./use-plain-hands";

const SharedViewport = lazy(() =>
  import("./shared-viewport").then(({ SharedViewport }) => ({ default: SharedViewport })),
);

/** The pages of the pictures before and after this one. */
type Neighbours = { previous: string | null; next: string | null };

/**
 * The plain comparison, which the server has drawn as the viewport will draw it, and the viewport in its place once somebody is
 * there to use it. Until then the divider follows the hand already; whatever else is done is done again on the viewport.
 */
export function SharedStage({
  result,
  alt,
  beforeAlt,
  aloneLabel,
  switches,
  plain,
  neighbours,
}: {
  result: SharedResult;
  alt: string;
  beforeAlt: string;
  /** The word on the plate of a result that is shown without its original. */
  aloneLabel: string;
  /** What one chooses by where there is no JavaScript. */
  switches: ReactNode;
  plain: ReactNode;
  neighbours?: Neighbours;
}) {
  const router = useRouter();
  const [isDrawn, setDrawn] = useState(false);
  const drawn = useCallback(() => setDrawn(true), []);
  const isPersonHere = usePersonHere();
  const needsMore = useCompareStore(
    ({ mode, orientation, ground }) => mode !== "split" || orientation !== "vertical" || ground !== "theme",
  );
  const { stage, hands, isShown, isGone } = usePlainHands(result, isDrawn);
  useKeptPreferences({ hasOthers: false });

  function turn(direction: 1 | -1) {
    const address = direction === 1 ? neighbours?.next : neighbours?.previous;
    if (address) router.replace(address, { scroll: false });
  }

  return (
    <div className="group/look flex size-full flex-col">
      <div className="flex h-12 shrink-0 items-center justify-center">
        {switches}
        <div className="w-full group-has-[[name=look]]/look:hidden">
          <CompareToolbar />
        </div>
      </div>
      <div ref={stage} className="relative min-h-0 flex-1">
        {isGone ? null : (
          <div {...hands} className={clsx("absolute inset-0", isShown && "invisible")}>
            {plain}
          </div>
        )}
        {isPersonHere || needsMore ? (
          <div className={clsx("absolute inset-0", !isShown && "invisible")}>
            <Suspense>
              <SharedViewport
                result={result}
                alt={alt}
                beforeAlt={beforeAlt}
                aloneLabel={aloneLabel}
                onDrawn={drawn}
                onSwipe={neighbours ? turn : undefined}
              />
            </Suspense>
          </div>
        ) : null}
      </div>
    </div>
  );
}
