import type { Metadata } from "next";
import { headers } from "next/headers";
import { preload } from "react-dom";
import { Gallery } from "@/components/gallery/gallery";
import { ScreenMessages } from "@/components/screen-messages";
import { parseGalleryQuery, toEditQuery, toGalleryAddress } from "@/lib/client/gallery-query";
import { readGallery } from "@/lib/server/edits/read-gallery";
import { openPage } from "../../open-page";
import { readMessages } from "../../preferences";
import { readTranslator } from "../../read-translator";

/** Enough to fill a window until the whole order is there. */
const FIRST_PAGE = 48;

export async function generateMetadata(): Promise<Metadata> {
  const t = await readTranslator("gallery");
  return { title: t("title") };
}

export default async function GalleryPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = parseGalleryQuery(await searchParams);
  const { services, ownerId } = await openPage();
  // A visit that begins here; one that comes from another screen has asked for it at the press.
  if ((await headers()).get("sec-fetch-dest") === "document" && toGalleryAddress(query) === "/gallery")
    preload("/api/edits/ids?shapes=true", { as: "fetch", crossOrigin: "anonymous" });
  const opening = await readGallery(services, ownerId, { ...toEditQuery(query), limit: FIRST_PAGE });
  return (
    <ScreenMessages messages={await readMessages("gallery", "commands")}>
      <Gallery opening={opening} drawn={query} />
    </ScreenMessages>
  );
}
