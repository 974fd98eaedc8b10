"use client";

import { useMedia } from "./use-media";

/** The style sheet's `max-md`. */
export const NARROW = "(width < 35rem) or ((width < 48rem) and (height >= 30rem))";

/** Whether the recipe lies in a sheet. The server draws the wide form; the style sheet hides what a phone leaves out meanwhile. */
export const useIsPhone = () => useMedia(NARROW);
