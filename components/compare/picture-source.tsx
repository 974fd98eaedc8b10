import { useLayoutEffect, useRef } from "react";
import { DISPLAY_MAX_PX } from "@/lib/domain/image";

/** So many pixels are taken apart within a frame or two: waiting for it beforehand would cost as much again. */
const DRAWN_AT_ONCE_PX = DISPLAY_MAX_PX ** 2;

export type SourceState = "decoded" | "failed" | "gone";

/** One form of a picture. It reports when it can be drawn without a gap. */
export function PictureSource({
  source,
  alt,
  isShown,
  onChange,
}: {
  source: string;
  alt: string;
  isShown: boolean;
  onChange: (source: string, state: SourceState) => void;
}) {
  const element = useRef<HTMLImageElement>(null);
  // Not after the next frame, as an effect would be: the picture may be there already, and somebody waits for it.
  useLayoutEffect(() => {
    const image = element.current;
    let isCurrent = true;
    const settle = (isDecoded: boolean) => {
      if (isCurrent) onChange(source, isDecoded ? "decoded" : "failed");
    };
    if (!image) return;
    const isHere = () => image.complete && image.naturalWidth > 0;
    const isSmall = () => image.naturalWidth * image.naturalHeight <= DRAWN_AT_ONCE_PX;
    if (isHere() && isSmall()) settle(true);
    // Some pictures are drawn well and yet refuse to be decoded ahead.
    else
      void image.decode().then(
        () => settle(true),
        () => settle(isHere()),
      );
    return () => {
      isCurrent = false;
      onChange(source, "gone");
    };
  }, [source, onChange]);
  return (
    <img
      ref={element}
      alt={isShown ? alt : ""}
      aria-hidden={isShown ? undefined : true}
      draggable={false}
      decoding="sync"
      className={`absolute inset-0 size-full max-w-none ${isShown ? "" : "invisible"}`}
      src={source}
    />
  );
}
