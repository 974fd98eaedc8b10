import type { StateCreator } from "zustand/vanilla";

/** What lies over the studio while it is asked for; each is loaded when it is first opened. */
export type StudioSheetName =
  | "commands"
  | "keys"
  | "share"
  | "download"
  | "prompts"
  | "presets"
  | "confirmRuns"
  | "contactSheet"
  | "otherProvider"
  | "lineage";

export type SheetSlice = {
  sheet: StudioSheetName | null;
  /** The recipe beside the stage. */
  isPanelOpen: boolean;
  sheetOpened: (sheet: StudioSheetName) => void;
  sheetClosed: () => void;
  panelToggled: () => void;
};

export const createSheetSlice: StateCreator<SheetSlice> = (set) => ({
  sheet: null,
  isPanelOpen: true,
  sheetOpened: (sheet) => set({ sheet }),
  sheetClosed: () => set({ sheet: null }),
  panelToggled: () => set(({ isPanelOpen }) => ({ isPanelOpen: !isPanelOpen })),
});
