"use client";

import { clsx } from "clsx";
import { SlidersHorizontal } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { Hint } from "@/components/ui/hint";
import { NearLink } from "./near-link";

export function SettingsLink() {
  const t = useTranslations("common");
  const isHere = usePathname() === "/settings";
  return (
    <Hint text={t("settings")} side="bottom" align="end">
      <NearLink
        href="/settings"
        aria-label={t("settings")}
        aria-current={isHere ? "page" : undefined}
        className={clsx(
          "inline-flex control-square items-center justify-center rounded-md transition-colors duration-150",
          isHere ? "bg-chosen text-ink" : "text-dim hover:bg-field-hover hover:text-ink",
        )}
      >
        <SlidersHorizontal aria-hidden="true" size={16} />
      </NearLink>
    </Hint>
  );
}
