import { useLayoutEffect, useRef } from "react";

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
    image?.decode().then(
      () => settle(true),
      // Some pictures are drawn well and yet refuse to be decoded ahead.
      () => settle(image.complete && image.naturalWidth > 0),
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
