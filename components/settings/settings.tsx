"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { LanguageChoice } from "@/components/shell/language-choice";
import { ThemeChoice } from "@/components/shell/theme-choice";
import { buttonStyle } from "@/components/ui/button";
import type { ApiToken } from "@/lib/domain/api-token";
import type { Provider } from "@/lib/domain/model-catalog";
import type { Theme } from "@/lib/domain/preferences";
import type { Spending } from "@/lib/domain/spending";
import type { StorageUse } from "@/lib/domain/storage-use";
import { AccessSettings } from "./access-settings";
import { ProviderCard } from "./provider-card";
import { SettingsSection } from "./settings-section";
import { StorageFigures } from "./storage-figures";

/** How this browser shows the studio, and what the studio has to work with. */
export function Settings({
  providers,
  storage,
  spending,
  tokens,
  theme,
  version,
}: {
  providers: Provider[];
  storage: StorageUse;
  spending: Spending[];
  /** Null where no password is set: then nobody signs in. */
  tokens: ApiToken[] | null;
  theme: Theme;
  version: string;
}) {
  const t = useTranslations("settings");
  const tCommon = useTranslations("common");
  return (
    <div className="mx-auto w-full max-w-[60rem] px-4 pt-8 pb-16 sm:px-6">
      <h1 className="mb-6 text-display font-semibold">{t("title")}</h1>

      <SettingsSection id="appearance" title={t("appearance.title")} text={t("appearance.text")}>
        <div className="grid gap-4 sm:grid-cols-[5rem_1fr] sm:items-center">
          <span aria-hidden="true" className="text-dim max-sm:-mb-3">
            {tCommon("language")}
          </span>
          <div>
            <LanguageChoice />
          </div>
          <span aria-hidden="true" className="text-dim max-sm:-mb-3">
            {tCommon("theme")}
          </span>
          <div>
            <ThemeChoice drawn={theme} />
          </div>
        </div>
      </SettingsSection>

      <SettingsSection id="providers" title={t("providers.title")} text={t("providers.text")}>
        <ul className="grid gap-3">
          {providers.map((provider) => (
            <ProviderCard
              key={provider.id}
              provider={provider}
              spending={spending.find((each) => each.provider === provider.id) ?? null}
            />
          ))}
        </ul>
      </SettingsSection>

      <SettingsSection id="shares" title={t("shares.title")} text={t("shares.text")}>
        <Link href="/shares" className={buttonStyle({ kind: "secondary" })}>
          {t("shares.open")}
        </Link>
      </SettingsSection>
      {tokens === null ? null : (
        <SettingsSection id="access" title={t("access.title")} text={t("access.text")}>
          <AccessSettings tokens={tokens} />
        </SettingsSection>
      )}

      <SettingsSection id="storage" title={t("storage.title")} text={t("storage.text")}>
        <StorageFigures use={storage} />
      </SettingsSection>

      <SettingsSection id="about" title={t("about.title")}>
        <p>
          {tCommon("appName")} <span className="tabular-nums">{version}</span>
        </p>
        <p className="text-label text-dim">{t("about.description")}</p>
      </SettingsSection>
    </div>
  );
}
