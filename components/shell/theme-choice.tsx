"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import { rememberTheme } from "@/lib/client/preferences";
import type { Theme } from "@/lib/domain/preferences";
import { useTheme } from "./use-theme";

/** System, light or dark: seen at once, kept for the next visit. */
export function ThemeChoice({ drawn, quiet = false }: { drawn: Theme; quiet?: boolean }) {
  const t = useTranslations("common");
  const theme = useTheme(drawn);
  return (
    <Segmented
      label={t("theme")}
      value={theme}
      quiet={quiet}
      onChange={rememberTheme}
      options={[
        { value: "system", label: t("themes.system"), icon: <Monitor aria-hidden="true" size={14} /> },
        { value: "light", label: t("themes.light"), icon: <Sun aria-hidden="true" size={14} /> },
        { value: "dark", label: t("themes.dark"), icon: <Moon aria-hidden="true" size={14} /> },
      ]}
    />
  );
}
