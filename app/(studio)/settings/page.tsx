import type { Metadata } from "next";
import { ScreenMessages } from "@/components/screen-messages";
import { Settings } from "@/components/settings/settings";
import { listApiTokens } from "@/lib/server/auth/api-tokens";
import { listProviders } from "@/lib/server/edits/list-providers";
import { readSpending } from "@/lib/server/edits/read-spending";
import { readStorageUse } from "@/lib/server/installation/read-storage-use";
import packageDescription from "@/package.json";
import { openPage } from "../../open-page";
import { readMessages, readPreferences } from "../../preferences";
import { readTranslator } from "../../read-translator";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readTranslator("settings");
  return { title: t("title") };
}

export default async function SettingsPage() {
  const { services, ownerId } = await openPage();
  const [{ theme }, providers, storage, spending, tokens] = await Promise.all([
    readPreferences(),
    listProviders(services),
    readStorageUse(services, ownerId),
    readSpending(services),
    services.door ? listApiTokens(services, ownerId) : null,
  ]);
  return (
    <ScreenMessages messages={await readMessages("settings")}>
      <Settings
        providers={providers}
        storage={storage}
        spending={spending}
        tokens={tokens}
        theme={theme}
        version={packageDescription.version}
      />
    </ScreenMessages>
  );
}
