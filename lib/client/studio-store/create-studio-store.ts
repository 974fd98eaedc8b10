import { createStore, type StoreApi } from "zustand/vanilla";
import type { EarlySlice } from "../early-picture";
import { createPressesSlice, type PressesSlice } from "./presses-slice";
import { createRecipeSlice, type RecipeSlice } from "./recipe-slice";
import { createSessionSlice, type SessionSlice } from "./session-slice";
import { createSeveralSlice, type SeveralSlice } from "./several-slice";
import { createSheetSlice, type SheetSlice } from "./sheet-slice";
import { createUploadsSlice, type UploadsSlice } from "./uploads-slice";

/** What only this browser knows of the studio: the form, the place in the picture's versions, what is on its way. */
export type StudioState = RecipeSlice &
  SessionSlice &
  SeveralSlice &
  SheetSlice &
  UploadsSlice &
  PressesSlice &
  EarlySlice;

export type StudioStore = StoreApi<StudioState>;

export function createStudioStore(): StudioStore {
  return createStore<StudioState>((...create) => ({
    early: null,
    ...createRecipeSlice(...create),
    ...createSessionSlice(...create),
    ...createSeveralSlice(...create),
    ...createSheetSlice(...create),
    ...createUploadsSlice(...create),
    ...createPressesSlice(...create),
  }));
}
