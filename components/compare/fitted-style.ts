import type { CSSProperties } from "react";
import type { Size } from "@/lib/client/camera";

/**
 * Fits the frame by style alone, above the `--floor`, as long as the stage has not been measured: the first drawing stands where the
 * next will.
 */
export function fittedStyle({ width, height }: Size): CSSProperties {
  // 24 px on stages of 640 px and more, none on narrower ones.
  const margin = "clamp(0px, (100cqw - 639px) * 999, 24px)";
  const room = `(100cqh - var(--floor, 0px) - 2 * ${margin})`;
  return {
    left: "50%",
    top: "calc((100% - var(--floor, 0px)) / 2)",
    width: `min(100cqw - 2 * ${margin}, ${room} * ${width / height}, ${width * 3}px)`,
    aspectRatio: `${width} / ${height}`,
    transform: "translate(-50%, -50%)",
  };
}
