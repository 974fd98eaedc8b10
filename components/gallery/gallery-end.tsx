"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

/** The end of what is loaded: more comes by scrolling near it, or by the button. */
export function GalleryEnd({
  state,
  loaded,
  onMore,
}: {
  state: "idle" | "loading" | "failed";
  /** How much there is: after each page the end is looked at anew. */
  loaded: number;
  onMore: () => void;
}) {
  const t = useTranslations("gallery");
  const end = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that did not fill the window asks for the next.
  useEffect(() => {
    if (!end.current || state === "failed") return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), {
      rootMargin: "0px 0px 100% 0px",
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [loaded, onMore, state === "failed"]);

  return (
    <div ref={end} className="flex flex-col items-center gap-2 pt-2 pb-10">
      {state === "failed" ? <p className="text-dim">{t("moreFailed")}</p> : null}
      <Button onClick={onMore} aria-disabled={state === "loading"} className="min-w-32">
        {state === "loading" ? t("loading") : t("showMore")}
      </Button>
    </div>
  );
}
