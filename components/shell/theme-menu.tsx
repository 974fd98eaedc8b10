"use client";

import { Contrast } from "lucide-react";
import { lazy, Suspense, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { Theme } from "@/lib/domain/preferences";

const ThemeChoice = lazy(() => import("./theme-choice").then(({ ThemeChoice }) => ({ default: ThemeChoice })));

/** The platform's own popover: closes by Escape or a click elsewhere. What stands in it is loaded when it opens. */
export function ThemeMenu({ drawn }: { drawn: Theme }) {
  const t = useTranslations("common");
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t("theme")}
        icon={<Contrast aria-hidden="true" size={16} />}
        popoverTarget={id}
        aria-expanded={isOpen}
      />
      <div
        id={id}
        popover="auto"
        onToggle={(event) => setOpen(event.newState === "open")}
        className="fixed inset-auto top-[calc(var(--header-height)+0.375rem)] right-2 m-0 rounded-lg border-0 bg-panel p-1 text-ink shadow-float sm:right-4"
      >
        {isOpen ? (
          <Suspense fallback={<div className="control-height w-60" />}>
            <ThemeChoice drawn={drawn} quiet />
          </Suspense>
        ) : null}
      </div>
    </>
  );
}
