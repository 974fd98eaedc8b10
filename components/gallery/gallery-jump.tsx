"use client";

import { ChevronDown } from "lucide-react";
import dynamic from "next/dynamic";
import { type ToggleEvent, useId, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { TilePlace } from "@/lib/client/gallery-order";
import { dayRangeOf } from "@/lib/client/place-of-day";

const JumpPanel = dynamic(() => import("./jump-panel").then((module) => module.JumpPanel));

const PANEL_WIDTH = 240;

/** Puts the panel under its button, within the window. */
function place({ currentTarget: panel, newState }: ToggleEvent<HTMLDivElement>) {
  const button = document.querySelector(`[popovertarget="${panel.id}"]`);
  if (newState !== "open" || !button) return;
  const { bottom, left } = button.getBoundingClientRect();
  panel.style.top = `${bottom + 4}px`;
  panel.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - PANEL_WIDTH - 8))}px`;
}

/** Leads to a month or a day; nothing where all pictures are of one. */
export function GalleryJump({ places, onJump }: { places: readonly TilePlace[]; onJump: (index: number) => void }) {
  const t = useTranslations("gallery");
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const range = useMemo(() => dayRangeOf(places), [places]);
  if (!range || range.first === range.last) return null;
  return (
    <>
      <Button popoverTarget={id} className="font-normal">
        {t("jumpTo")}
        <ChevronDown aria-hidden="true" size={14} className="text-dim" />
      </Button>
      <div
        id={id}
        popover="auto"
        onBeforeToggle={place}
        onToggle={({ newState }) => setOpen(newState === "open")}
        style={{ width: PANEL_WIDTH }}
        className="inset-auto m-0 rounded-lg bg-panel p-3 text-ink shadow-float"
      >
        {isOpen ? (
          <JumpPanel
            places={places}
            range={range}
            onJump={onJump}
            onDone={() => document.getElementById(id)?.hidePopover()}
          />
        ) : null}
      </div>
    </>
  );
}
