import type { Metadata } from "next";
import { Trash } from "@/components/gallery/trash/trash";
import { ScreenMessages } from "@/components/screen-messages";
import { listEdits } from "@/lib/server/edits/list-edits";
import { openPage } from "../../../open-page";
import { readMessages } from "../../../preferences";
import { readTranslator } from "../../../read-translator";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readTranslator("trash");
  return { title: t("title") };
}

export default async function TrashPage() {
  const { services, ownerId } = await openPage();
  const first = await listEdits(services, ownerId, { trash: true });
  return (
    <ScreenMessages messages={await readMessages("gallery", "trash")}>
      <Trash first={first} now={new Date().toISOString()} />
    </ScreenMessages>
  );
}
