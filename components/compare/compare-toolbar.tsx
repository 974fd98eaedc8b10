"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { CompareTools } from "./compare-tools";
import { ModeSwitch } from "./mode-switch";
import { ViewMenu } from "./view-menu";
import { ZoomControls } from "./zoom-controls";

/** The row above the stage: `start` (a breadcrumb) where there is room, the ways to look, the zoom. */
export function CompareToolbar({ start, className }: { start?: ReactNode; className?: string }) {
  return (
    <div className={clsx("@container/toolbar w-full", className)}>
      <div className="flex items-center justify-center gap-2 @min-[40rem]/toolbar:grid @min-[40rem]/toolbar:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
        <div className="hidden min-w-0 @min-[40rem]/toolbar:block">{start}</div>
        <ModeSwitch />
        <div className="flex items-center justify-end">
          <div className="hidden items-center @min-[38rem]/toolbar:flex">
            <CompareTools />
          </div>
          <div className="hidden @min-[70rem]/toolbar:block">
            <ZoomControls />
          </div>
          <ViewMenu />
        </div>
      </div>
    </div>
  );
}
