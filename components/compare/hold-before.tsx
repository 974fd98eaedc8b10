import { Eye } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useCompareStore } from "@/lib/client/compare-store";
import type { StageParts } from "@/lib/client/draw-stage";

/** Shows the before for as long as it is held: by finger, mouse, Space or Enter. */
export function HoldBefore({ parts }: { parts: StageParts }) {
  const t = useTranslations("compare");
  const isHeld = useCompareStore((state) => state.isBeforeHeld);
  const { beforeHeld } = useCompareStore.getState();
  const element = useRef<HTMLButtonElement>(null);
  const text = t("holdForBefore");

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another size.
  useLayoutEffect(() => {
    const button = element.current;
    if (!button) return;
    parts.labels.action = button;
    parts.labelSizes.action = { width: button.offsetWidth, height: button.offsetHeight };
    return () => {
      parts.labels.action = null;
      parts.labelSizes.action = null;
    };
  }, [text, parts]);

  return (
    <button
      ref={element}
      type="button"
      style={{ visibility: "hidden" }}
      data-own-pointer
      aria-pressed={isHeld}
      title={t("space")}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        beforeHeld(true);
      }}
      onLostPointerCapture={() => beforeHeld(false)}
      onKeyDown={(event) => {
        if (event.key === " " || event.key === "Enter") beforeHeld(true);
      }}
      onKeyUp={() => beforeHeld(false)}
      onBlur={() => beforeHeld(false)}
      className="absolute top-0 left-0 inline-flex control-height touch-none items-center gap-1.5 rounded-full bg-plate px-3 text-label text-white select-none hover:bg-black"
    >
      <Eye aria-hidden="true" size={14} />
      {text}
    </button>
  );
}
