import type { Metadata } from "next";
import { headers } from "next/headers";
import { ScreenMessages } from "@/components/screen-messages";
import { SharesScreen } from "@/components/share/shares-screen";
import { publicOrigin } from "@/lib/server/http/public-origin";
import { listShares } from "@/lib/server/shares/list-shares";
import { openPage } from "../../open-page";
import { readMessages } from "../../preferences";
import { readTranslator } from "../../read-translator";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readTranslator("sharing");
  return { title: t("list.title") };
}

export default async function SharesPage() {
  const { services, ownerId } = await openPage();
  const origin = publicOrigin(await headers(), services.env);
  const first = await listShares(services, ownerId, { limit: 30, cursor: null }, origin);
  return (
    <ScreenMessages messages={await readMessages("sharing")}>
      <SharesScreen first={first} />
    </ScreenMessages>
  );
}
