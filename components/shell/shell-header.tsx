"use client";

import { useTranslations } from "use-intl";
import { Mark } from "@/components/ui/mark";
import type { Theme } from "@/lib/domain/preferences";
import { LanguageSwitch } from "./language-switch";
import { Navigation } from "./navigation";
import { NearLink } from "./near-link";
import { SettingsLink } from "./settings-link";
import { ThemeMenu } from "./theme-menu";

/** The one bar of every screen. On a phone the name gives way, so that every place keeps a finger's width. */
export function ShellHeader({ theme }: { theme: Theme }) {
  const t = useTranslations("common");
  return (
    <header className="sticky top-0 z-30 flex h-(--header-height) shrink-0 items-center gap-1 border-b border-line bg-ground pr-[max(0.25rem,env(safe-area-inset-right))] pl-[max(0.25rem,env(safe-area-inset-left))] sm:gap-3 sm:px-4">
      <NearLink
        href="/"
        aria-label={t("appName")}
        className="inline-flex h-8 items-center justify-center gap-2.5 rounded-md px-2.5 text-ink sm:-ml-2 sm:px-2 pointer-coarse:h-11"
      >
        <Mark size={24} />
        <span className="hidden text-writing font-semibold tracking-[0.01em] sm:inline">{t("appName")}</span>
      </NearLink>
      <Navigation />
      <div className="ml-auto flex items-center sm:gap-1">
        <LanguageSwitch className="max-[22rem]:hidden" />
        <ThemeMenu drawn={theme} />
        <SettingsLink />
      </div>
    </header>
  );
}
