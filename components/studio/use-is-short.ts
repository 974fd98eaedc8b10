import { useMedia } from "./use-media";

/** Whether it is a phone on its side: the actions stand beside the picture then. The style sheet's `short` says the same. */
export const useIsShort = () => useMedia("(height < 30rem)");
