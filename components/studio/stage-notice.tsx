import type { ReactNode } from "react";

/** A sentence that floats over the stage and brings its own ground. */
export function StageNotice({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="max-w-xl rounded-lg bg-panel px-4 py-2 text-control text-ink shadow-float">
      {children}
    </div>
  );
}
