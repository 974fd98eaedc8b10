"use client";

import { LayoutGrid, Rows3 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import { type GalleryView, TILE_HEIGHT_MAX, TILE_HEIGHT_MIN } from "@/lib/client/gallery-view";

/** Rows or squares, and how large. */
export function GalleryViewControls({ view, onChange }: { view: GalleryView; onChange: (view: GalleryView) => void }) {
  const t = useTranslations("gallery.view");
  const filled = ((view.tileHeight - TILE_HEIGHT_MIN) / (TILE_HEIGHT_MAX - TILE_HEIGHT_MIN)) * 100;
  return (
    <div className="flex items-center gap-2 [&_label>span]:sr-only [&_label]:px-2">
      <input
        type="range"
        className="range min-w-20 sm:w-24"
        style={{ "--filled": `${filled}%` }}
        aria-label={t("size")}
        aria-valuetext={t("sizeValue", { pixels: view.tileHeight })}
        min={TILE_HEIGHT_MIN}
        max={TILE_HEIGHT_MAX}
        step={12}
        value={view.tileHeight}
        onChange={(event) => onChange({ ...view, tileHeight: Number(event.target.value) })}
      />
      <Segmented
        label={t("shape")}
        value={view.shape}
        quiet
        options={[
          { value: "rows", label: t("rows"), icon: <Rows3 aria-hidden="true" size={15} /> },
          { value: "squares", label: t("squares"), icon: <LayoutGrid aria-hidden="true" size={15} /> },
        ]}
        onChange={(shape) => onChange({ ...view, shape })}
      />
    </div>
  );
}
