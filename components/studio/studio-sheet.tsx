import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from "react";
import type { StudioSheetName } from "@/lib/client/studio-store/sheet-slice";
import { useStudio } from "./studio-provider";

/** Those that lie over the stage are drawn there. */
export type DialogName = Exclude<StudioSheetName, "contactSheet" | "lineage">;

type Sheet = LazyExoticComponent<ComponentType<{ onClose: () => void }>>;

const sheets: Record<DialogName, Sheet> = {
  commands: lazy(() => import("./command-palette").then(({ CommandPalette }) => ({ default: CommandPalette }))),
  keys: lazy(() => import("./key-sheet").then(({ KeySheet }) => ({ default: KeySheet }))),
  download: lazy(() => import("./download-sheet").then(({ DownloadSheet }) => ({ default: DownloadSheet }))),
  share: lazy(() => import("./share-sheet").then(({ ShareSheet }) => ({ default: ShareSheet }))),
  prompts: lazy(() => import("./prompt-history").then(({ PromptHistory }) => ({ default: PromptHistory }))),
  presets: lazy(() => import("./presets").then(({ Presets }) => ({ default: Presets }))),
  confirmRuns: lazy(() => import("./confirm-runs").then(({ ConfirmRuns }) => ({ default: ConfirmRuns }))),
  otherProvider: lazy(() => import("./other-provider").then(({ OtherProvider }) => ({ default: OtherProvider }))),
};

/** What was asked for over the studio. */
export function StudioSheet({ name }: { name: DialogName }) {
  const sheetClosed = useStudio((state) => state.sheetClosed);
  const Sheet = sheets[name];
  return (
    <Suspense>
      <Sheet key={name} onClose={sheetClosed} />
    </Suspense>
  );
}
