import type { ReactNode } from "react";
import type { Theme } from "@/lib/domain/preferences";
import { CrashBoundary } from "./crash-boundary";
import { ShellHeader } from "./shell-header";
import { SkipLink } from "./skip-link";

/** The frame around every screen: the bar above, the screen in the rest of the window. */
export function ShellFrame({ theme, children }: { theme: Theme; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col [--header-height:3rem] short:[--header-height:2.75rem]">
      <SkipLink />
      <ShellHeader theme={theme} />
      <main
        id="content"
        tabIndex={-1}
        className="flex min-h-0 flex-1 flex-col pr-[env(safe-area-inset-right)] pl-[env(safe-area-inset-left)] outline-none focus-visible:shadow-none"
      >
        <CrashBoundary>{children}</CrashBoundary>
      </main>
    </div>
  );
}
