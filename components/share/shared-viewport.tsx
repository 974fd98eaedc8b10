import { CompareViewport } from "@/components/compare/compare-viewport";
import type { ComparePicture } from "@/lib/client/compare-picture";
import { fitInside } from "@/lib/domain/fit-size";
import { SMALL_MAX_PX, SMALLER_MAX_PX } from "@/lib/domain/image";
import { PHONE, PHONE_PICTURE_PX, type SharedPicture, type SharedResult } from "@/lib/domain/share";

function toComparePicture(picture: SharedPicture, alt: string, label?: string): ComparePicture {
  const { width, height, placeholder, hasAlpha, urls } = picture;
  // Whichever form the plain comparison has fetched already: another one would only be another request.
  const isOnPhone = window.matchMedia(PHONE).matches;
  const isSmaller = fitInside({ width, height }, SMALLER_MAX_PX).width >= PHONE_PICTURE_PX * window.devicePixelRatio;
  return {
    key: urls.display,
    width,
    height,
    placeholder,
    thumb: null,
    small: isOnPhone
      ? { url: isSmaller ? urls.smaller : urls.small, maxPx: isSmaller ? SMALLER_MAX_PX : SMALL_MAX_PX }
      : null,
    display: urls.display,
    full: urls.full,
    hasAlpha,
    alt,
    label,
  };
}

/** The studio's own viewport, for a stranger. Loaded when somebody is there to use it. */
export function SharedViewport({
  result,
  alt,
  beforeAlt,
  aloneLabel,
  onDrawn,
  onSwipe,
}: {
  result: SharedResult;
  alt: string;
  beforeAlt: string;
  aloneLabel: string;
  onDrawn: () => void;
  onSwipe?: (direction: 1 | -1) => void;
}) {
  const after = toComparePicture(result.after, alt, result.before ? undefined : aloneLabel);
  const before = result.before && toComparePicture(result.before, beforeAlt);
  return <CompareViewport before={before ?? after} after={before ? after : null} onDrawn={onDrawn} onSwipe={onSwipe} />;
}
