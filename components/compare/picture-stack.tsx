import { clsx } from "clsx";
import { useCallback, useEffect, useLayoutEffect, useState } from "react";
import type { Size } from "@/lib/client/camera";
import {
  type ComparePicture,
  chooseSource,
  type NeededForm,
  needsDisplay,
  needsFull,
  ownZoom,
  sourcesOf,
} from "@/lib/client/compare-picture";
import { type Backing, currentZoom, useCompareStore } from "@/lib/client/compare-store";
import { isReady } from "@/lib/client/ready-pictures";
import type { Readiness } from "@/lib/client/shown-pair";
import type { Alignment } from "@/lib/domain/pixels/alignment";
import { fitIntoFrame } from "@/lib/domain/shared-frame";
import { PictureSource, type SourceState } from "./picture-source";

const RESTING_MS = 160;

const backingStyles: Record<Backing, string> = {
  checker: "checkerboard bg-size-[var(--check,16px)_var(--check,16px)]",
  white: "bg-white",
  black: "bg-black",
  grey: "bg-[oklch(0.57_0_0)]",
};

/** The form that is needed where the camera has come to rest; `isAtOnce`: it need not be waited for, as it is there. */
function useNeededForm(picture: ComparePicture, frame: Size, isAtOnce: boolean): NeededForm {
  const wanted = useCompareStore((state): NeededForm => {
    const zoom = currentZoom(state);
    if (zoom === null) return "small";
    const own = ownZoom(picture, frame, zoom);
    if (needsFull(picture, own)) return "full";
    return needsDisplay(picture, own) ? "display" : "small";
  });
  const [needed, setNeeded] = useState<NeededForm>(isAtOnce ? wanted : "small");
  useEffect(() => {
    const timer = setTimeout(() => setNeeded(wanted), RESTING_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  return needed;
}

/** One picture in its frame: blurred at once, then quick, then sharp, each in place of the last only when it is decoded. */
export function PictureStack({
  id,
  picture,
  frame,
  undo = null,
  isHidden,
  onReady,
  onFailed,
}: {
  id: string;
  picture: ComparePicture;
  frame: Size;
  /** The move, in the frame's pixels, without which it is drawn. */
  undo?: Alignment | null;
  isHidden: boolean;
  /** What it has to show that is better than the blurred one; null when it has gone. */
  onReady: (id: string, readiness: Readiness | null) => void;
  onFailed: (id: string, isFailed: boolean) => void;
}) {
  const [decoded, setDecoded] = useState<ReadonlySet<string>>(new Set());
  const [kept, setKept] = useState<string | null>(null);
  const backing = useCompareStore((state) => state.backing);
  const [isFullThere] = useState(() => picture.full !== null && isReady(picture.full));
  const needed = useNeededForm(picture, frame, isFullThere);
  // Who goes through versions is not kept waiting for a full form that has yet to come; one that is there comes at once.
  const sources = sourcesOf(picture, isHidden && needed === "full" && !isFullThere ? "display" : needed);
  const shown = chooseSource(picture, sources, decoded, kept);
  if (shown !== kept) setKept(shown);

  const changed = useCallback(
    (source: string, state: SourceState) => {
      setDecoded((before) => {
        const next = new Set(before);
        if (state === "decoded") next.add(source);
        else next.delete(source);
        return next;
      });
      if (state !== "gone") onFailed(id, state === "failed");
    },
    [id, onFailed],
  );
  const hasSource = shown !== null;
  const isCoarse = shown === picture.thumb || (isHidden && isFullThere && needed === "full" && shown !== picture.full);
  const readiness = hasSource ? (isCoarse ? "coarse" : "sharp") : null;
  useLayoutEffect(() => {
    if (readiness !== null) onReady(id, readiness);
  }, [id, readiness, onReady]);
  useLayoutEffect(() => () => onReady(id, null), [id, onReady]);

  const loaded = sources.filter((source) => shown === null || source === shown || source !== picture.thumb);
  const mounted = shown === null || loaded.includes(shown) ? loaded : [shown, ...loaded];
  const box = fitIntoFrame(picture, frame);
  const percent = (part: number) => `${part * 100}%`;
  const alt = isHidden ? "" : picture.alt;
  return (
    <div
      className={clsx("absolute overflow-hidden [container-type:size]", isHidden && "invisible")}
      style={{
        left: percent(box.x),
        top: percent(box.y),
        width: percent(box.width),
        height: percent(box.height),
        transform: undo
          ? `translate(${-undo.x / undo.zoom}px, ${-undo.y / undo.zoom}px) scale(${1 / undo.zoom})`
          : undefined,
      }}
    >
      {picture.hasAlpha && hasSource ? <div className={clsx("absolute inset-0", backingStyles[backing])} /> : null}
      {!hasSource && picture.placeholder ? (
        <img
          src={picture.placeholder}
          alt={alt}
          draggable={false}
          className="absolute inset-0 size-full max-w-none scale-105 blur-[2cqmax]"
        />
      ) : null}
      {mounted.map((source) => (
        <PictureSource key={source} source={source} alt={alt} isShown={source === shown} onChange={changed} />
      ))}
    </div>
  );
}
