import { clsx } from "clsx";
import { useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { Size } from "@/lib/client/camera";
import type { Slot } from "@/lib/client/compare-modes";
import type { ComparePicture } from "@/lib/client/compare-picture";
import type { StageParts } from "@/lib/client/draw-stage";
import { fitIntoFrame } from "@/lib/domain/shared-frame";

/** Says which picture it is and, where there is room for it, how large, on a plate of its own. */
export function PictureLabel({
  slot,
  picture,
  frame,
  parts,
}: {
  slot: Slot;
  picture: ComparePicture;
  frame: Size;
  parts: StageParts;
}) {
  const t = useTranslations("compare");
  const element = useRef<HTMLSpanElement>(null);
  const sizeElement = useRef<HTMLSpanElement>(null);
  const box = fitIntoFrame(picture, frame);
  const isFitted = box.width < 1 || box.height < 1;
  const name = picture.label ?? t(slot);
  const text = t(isFitted ? "fittedSize" : "size", { label: name, width: picture.width, height: picture.height });
  const size = text.startsWith(name) ? text.slice(name.length) : "";

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another size, another frame another box.
  useLayoutEffect(() => {
    const plate = element.current;
    if (!plate) return;
    parts.labels[slot] = plate;
    // Whether its size is shown is said anew by whoever draws; both widths are read off the whole, as each change would have the page laid out once more.
    plate.toggleAttribute("data-name-alone", false);
    const { offsetWidth: width, offsetHeight: height, scrollWidth, clientWidth } = plate;
    const isCut = scrollWidth > clientWidth;
    const nameWidth = Math.min(width, scrollWidth - (sizeElement.current?.offsetWidth ?? 0));
    parts.labelSizes[slot] = { width, height, nameWidth, isCut, box };
    return () => {
      parts.labels[slot] = null;
    };
  }, [text, box.width, box.height, slot, parts]);

  return (
    <span
      ref={element}
      style={{ visibility: "hidden" }}
      className={clsx(
        "group/plate pointer-events-none absolute top-0 left-0 z-10 truncate rounded-full bg-plate px-2.5 py-0.75 text-label whitespace-nowrap text-white tabular-nums group-data-gliding/stage:transition-transform group-data-gliding/stage:duration-150 group-data-gliding/stage:ease-out",
        // A version's own words are of any length, and one too wide for its pane would be hidden: half the stage, without the gaps.
        picture.label === undefined ? "max-w-full" : "max-w-[calc(50%-2rem)]",
      )}
    >
      {size ? name : text}
      <span ref={sizeElement} className="group-data-name-alone/plate:hidden">
        {size}
      </span>
    </span>
  );
}
