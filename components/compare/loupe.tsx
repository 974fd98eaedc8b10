import { clsx } from "clsx";
import { useEffect, useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Point, Rect, Size } from "@/lib/client/camera";
import { middleOf } from "@/lib/client/compare-layout";
import type { Slot } from "@/lib/client/compare-modes";
import { type ComparePicture, loupeForm } from "@/lib/client/compare-picture";
import { currentZoom, sceneOf, useCompareStore } from "@/lib/client/compare-store";
import type { Colour, ColourPair } from "@/lib/client/difference/messages";
import { fitIntoFrame } from "@/lib/domain/shared-frame";
import { panelInsets, shapeOf } from "./mode-parts";
import type { PairWorkState } from "./use-measured-pair";
import type { SharpPart } from "./use-sharp-part";

/** What it takes of the stage in full, the label above it included. */
const WHOLE_PX = 290;

/** How large the loupe shows: four times what the stage does, at least pixel by pixel. In device pixels per pixel of the frame. */
function loupeZoom(zoom: number): number {
  return Math.min(16, Math.max(1, Math.round(zoom * 4)));
}

/** The same spot of both, magnified, and the colours there: under the pointer, or in the middle of what is seen. */
export function Loupe({
  before,
  after,
  frame,
  work,
  part,
}: {
  before: ComparePicture;
  after: ComparePicture;
  frame: Size;
  work: PairWorkState;
  /** What is held of the full forms: the colours are read from it where it reaches. */
  part: SharpPart | null;
}) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const spot = useCompareStore((state) => state.spot);
  const scene = useCompareStore(sceneKey);
  const zoom = useCompareStore(currentZoom) ?? 1;
  const isAligned = useCompareStore((state) => state.isAligned && state.alignment !== null);
  const middle = useMiddle(scene);
  const at = spot ?? middle;
  const colours = useColours(work, part, at, isAligned);
  const magnified = loupeZoom(zoom);
  const isCompact = useCompareStore(
    ({ measures }) => measures !== null && measures.stage.height - measures.bottomInset < WHOLE_PX,
  );
  // On a short stage that side may be the panel's.
  const isPanelRight = useCompareStore((state) => panelInsets(state.mode, shapeOf(state)).sideInset > 0);
  // Away from the pointer, so that it never lies on what is looked at.
  const isRight = spot !== null && at.x < 0.5 && !isPanelRight;
  const name = (slot: Slot) => ({ before, after })[slot as "before"]?.label ?? t(slot as "before");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div
      role="group"
      aria-label={t("loupe")}
      data-own-pointer
      data-compact={isCompact || undefined}
      className={clsx(
        "group/loupe pointer-events-none absolute top-11 z-20 rounded-lg group-data-short/stage:top-2 short:top-11! bg-panel p-2 text-label data-compact:p-1.5 text-ink shadow-float",
        isRight ? "right-2" : "left-2",
      )}
    >
      <div className="flex gap-2 group-data-compact/loupe:gap-1.5">
        {(["before", "after"] as const).map((slot) => (
          <figure key={slot} className="flex flex-col gap-1">
            <LoupeWindow
              picture={slot === "before" ? before : after}
              frame={frame}
              at={at}
              magnified={magnified}
              isAligned={slot === "after" && isAligned}
            />
            <figcaption className="max-w-36 truncate text-dim group-data-compact/loupe:sr-only">
              {name(slot)}
            </figcaption>
            <ColourLine colour={colours?.[slot] ?? null} />
          </figure>
        ))}
      </div>
      <p
        aria-live={spot ? "off" : "polite"}
        className="mt-1 flex justify-between border-t border-line pt-1 text-dim tabular-nums group-data-compact/loupe:mt-0 group-data-compact/loupe:border-0 group-data-compact/loupe:pt-0"
      >
        <span>
          {colours?.deltaE == null
            ? "ΔE –"
            : t("deltaE", { value: format.number(colours.deltaE, { maximumFractionDigits: 1 }) })}
        </span>
        <span>{t("percent", { value: magnified * 100 })}</span>
      </p>
    </div>
  );
}

/** Changes whenever the middle of what is seen may have. */
function sceneKey(state: Parameters<typeof sceneOf>[0]): string {
  const { camera, measures, mode } = state;
  return `${camera.zoom} ${camera.x} ${camera.y} ${measures?.stage.width} ${measures?.stage.height} ${mode}`;
}

function useMiddle(_scene: string): Point {
  const scene = sceneOf(useCompareStore.getState());
  return scene ? middleOf(scene) : { x: 0.5, y: 0.5 };
}

/** The colours at a spot; of spots that come faster than answers, only the last. */
function useColours(
  { client, measured }: PairWorkState,
  part: SharpPart | null,
  { x, y }: Point,
  isAligned: boolean,
): ColourPair | null {
  const [colours, setColours] = useState<ColourPair | null>(null);
  const wanted = useRef({ x, y, isAligned });
  const isBusy = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part may know the colours of the same spot better.
  useEffect(() => {
    wanted.current = { x, y, isAligned };
    if (!client || !measured || isBusy.current) return;
    const ask = async () => {
      isBusy.current = true;
      for (let asked = null; asked !== wanted.current; ) {
        asked = wanted.current;
        setColours(await client.ask("colours", asked).catch(() => null));
      }
      isBusy.current = false;
    };
    void ask();
  }, [client, measured, part, x, y, isAligned]);
  return measured ? colours : null;
}

function ColourLine({ colour }: { colour: Colour | null }) {
  const [red, green, blue, alpha] = colour ?? [0, 0, 0, 0];
  return (
    <p className="flex items-center gap-1.5 tabular-nums">
      <span
        aria-hidden="true"
        className="size-3 shrink-0 rounded-sm border border-line-strong"
        style={colour ? { backgroundColor: `rgb(${red} ${green} ${blue} / ${alpha / 255})` } : undefined}
      />
      {colour ? `${red} ${green} ${blue}${alpha < 255 ? ` · ${Math.round(alpha / 2.55)} %` : ""}` : "–"}
    </p>
  );
}

function LoupeWindow({
  picture,
  frame,
  at,
  magnified,
  isAligned,
}: {
  picture: ComparePicture;
  frame: Size;
  at: Point;
  magnified: number;
  isAligned: boolean;
}) {
  const alignment = useCompareStore((state) => state.alignment);
  const scale = magnified / (typeof window === "undefined" ? 1 : window.devicePixelRatio);
  const box: Rect = fitIntoFrame(picture, frame);
  const width = frame.width * box.width * scale;
  const height = frame.height * box.height * scale;
  const place = (part: number, length: number, move: number) =>
    isAligned && alignment ? 0.5 + alignment.zoom * (part - 0.5) + move / length : part;
  const x = (place(at.x, frame.width, alignment?.x ?? 0) - box.x) / box.width;
  const y = (place(at.y, frame.height, alignment?.y ?? 0) - box.y) / box.height;
  const mark = Math.max(6, scale);
  return (
    <div className="relative size-36 max-h-[27vw] max-w-[27vw] overflow-hidden rounded-md bg-stage group-data-compact/loupe:h-14 group-data-compact/loupe:w-24">
      <img
        src={loupeForm(picture)}
        alt=""
        draggable={false}
        className={clsx("absolute top-1/2 left-1/2 max-w-none", picture.hasAlpha && "checkerboard")}
        style={{
          width,
          height,
          transform: `translate(${-x * width}px, ${-y * height}px)`,
          imageRendering: magnified >= 4 ? "pixelated" : undefined,
        }}
      />
      <span
        className="absolute top-1/2 left-1/2 -translate-1/2 border border-white outline outline-black"
        style={{ width: mark, height: mark }}
      />
    </div>
  );
}
