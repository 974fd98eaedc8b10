import type { ReactNode } from "react";

/** What a mode lets one set, over the foot of the stage, or beside the picture on a short one. The stage's own bottom controls lie below it. */
export function StagePanel({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="pointer-events-none absolute inset-x-2 bottom-[max(0.5rem,var(--floor))] z-20 flex justify-center group-data-short/stage:left-auto group-data-short/stage:w-42 group-data-short/stage:pb-0 pointer-coarse:not-group-data-short/stage:pb-1.5">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms. */}
      <div
        role="group"
        aria-label={label}
        data-own-pointer
        className="pointer-events-auto max-w-full rounded-lg group-data-short/stage:w-full bg-panel px-3 py-1 text-ink shadow-float"
      >
        {children}
      </div>
    </div>
  );
}
