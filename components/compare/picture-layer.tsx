import type { CSSProperties } from "react";
import type { Size } from "@/lib/client/camera";
import type { Slot } from "@/lib/client/compare-modes";
import type { ComparePicture } from "@/lib/client/compare-picture";
import { useCompareStore } from "@/lib/client/compare-store";
import type { StageParts } from "@/lib/client/draw-stage";
import { PictureStack } from "./picture-stack";

/** Fits the frame by style alone, as long as the stage has not been measured: the first drawing stands where the next will. */
function fittedStyle({ width, height }: Size, bottomInset: number): CSSProperties {
  // 24 px on stages of 640 px and more, none on narrower ones.
  const margin = "clamp(0px, (100cqw - 639px) * 999, 24px)";
  const room = `(100cqh - ${bottomInset}px - 2 * ${margin})`;
  return {
    left: "50%",
    top: `calc((100% - ${bottomInset}px) / 2)`,
    width: `min(100cqw - 2 * ${margin}, ${room} * ${width / height}, ${width * 3}px)`,
    aspectRatio: `${width} / ${height}`,
    transform: "translate(-50%, -50%)",
  };
}

/** One slot of the stage: a window cut to its side, and in it the frame that the camera moves. */
export function PictureLayer({
  slot,
  shown,
  incoming,
  frame,
  bottomInset,
  parts,
  onReady,
  onFailed,
}: {
  slot: Slot;
  shown: ComparePicture | null;
  incoming: ComparePicture | null;
  frame: Size;
  bottomInset: number;
  parts: StageParts;
  onReady: (id: string, isReady: boolean) => void;
  onFailed: (id: string, isFailed: boolean) => void;
}) {
  const isMeasured = useCompareStore((state) => state.measures !== null);
  const alignment = useCompareStore((state) => (slot === "after" && state.isAligned ? state.alignment : null));
  const pictures = incoming && incoming.key !== shown?.key ? [shown, incoming] : [shown];
  return (
    <div
      ref={(element) => {
        parts.clips[slot] = element;
      }}
      style={
        isMeasured || !shown ? undefined : { clipPath: slot === "before" ? "inset(0 50% 0 0)" : "inset(0 0 0 50%)" }
      }
      className="absolute inset-0 group-data-gliding/stage:transition-[clip-path] group-data-gliding/stage:duration-150 group-data-gliding/stage:ease-out"
    >
      <div
        ref={(element) => {
          parts.frames[slot] = element;
        }}
        style={isMeasured ? undefined : fittedStyle(frame, bottomInset)}
        className="absolute top-0 left-0 origin-top-left group-data-gliding/stage:transition-transform group-data-gliding/stage:duration-150 group-data-gliding/stage:ease-out"
      >
        {pictures.map((picture) =>
          picture ? (
            <PictureStack
              key={picture.key}
              id={`${slot}:${picture.key}`}
              picture={picture}
              frame={frame}
              undo={alignment}
              isHidden={picture !== shown}
              onReady={onReady}
              onFailed={onFailed}
            />
          ) : null,
        )}
      </div>
    </div>
  );
}
