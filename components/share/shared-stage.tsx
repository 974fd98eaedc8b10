"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { ComparePicture } from "@/lib/client/compare-picture";
import type { SharedPicture, SharedResult } from "@/lib/domain/share";
import { PHONE, PlainCompare } from "./plain-compare";

const SharedViewport = lazy(() =>
  import("./shared-viewport").then(({ SharedViewport }) => ({ default: SharedViewport })),
);

function toComparePicture(picture: SharedPicture, alt: string, label?: string): ComparePicture {
  const { width, height, placeholder, hasAlpha, urls } = picture;
  // Whichever form the plain comparison has fetched already: another one would only be another request.
  const isOnPhone = window.matchMedia(PHONE).matches;
  return {
    key: urls.display,
    width,
    height,
    placeholder,
    thumb: null,
    small: isOnPhone ? urls.small : undefined,
    display: urls.display,
    full: urls.full,
    hasAlpha,
    alt,
    label,
  };
}

/** The plain comparison, and in its place the viewport once it has come. */
export function SharedStage({
  result,
  alt,
  onSwipe,
}: {
  result: SharedResult;
  alt: string;
  onSwipe?: (direction: 1 | -1) => void;
}) {
  const t = useTranslations("share");
  const [hasScript, setHasScript] = useState(false);
  useEffect(() => setHasScript(true), []);
  const plain = <PlainCompare result={result} alt={alt} />;
  if (!hasScript) return plain;
  const after = toComparePicture(result.after, alt, result.before ? undefined : t("result"));
  const before = result.before && toComparePicture(result.before, t("before"));
  return (
    <Suspense fallback={plain}>
      <SharedViewport before={before ?? after} after={before ? after : null} onSwipe={onSwipe} />
    </Suspense>
  );
}
