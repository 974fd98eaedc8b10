import type { ReactNode } from "react";

/** What a mode lets one set, over the foot of the stage. The stage's own bottom controls lie below it. */
export function StagePanel({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="pointer-events-none absolute inset-x-2 bottom-[max(0.5rem,var(--floor))] z-20 flex justify-center pointer-coarse:pb-1.5">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms. */}
      <div
        role="group"
        aria-label={label}
        data-own-pointer
        className="pointer-events-auto max-w-full rounded-lg bg-panel px-3 py-1 text-ink shadow-float"
      >
        {children}
      </div>
    </div>
  );
}
