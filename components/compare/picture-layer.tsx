import type { Size } from "@/lib/client/camera";
import type { Slot } from "@/lib/client/compare-modes";
import type { ComparePicture } from "@/lib/client/compare-picture";
import { useCompareStore } from "@/lib/client/compare-store";
import type { StageParts } from "@/lib/client/draw-stage";
import type { Readiness } from "@/lib/client/shown-pair";
import { fittedStyle } from "./fitted-style";
import { PictureStack } from "./picture-stack";

/** One slot of the stage: a window cut to its side, and in it the frame that the camera moves. */
export function PictureLayer({
  slot,
  shown,
  incoming,
  frame,
  parts,
  onReady,
  onFailed,
}: {
  slot: Slot;
  shown: ComparePicture | null;
  incoming: ComparePicture | null;
  frame: Size;
  parts: StageParts;
  onReady: (id: string, readiness: Readiness | null) => void;
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
        style={isMeasured ? undefined : fittedStyle(frame)}
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
