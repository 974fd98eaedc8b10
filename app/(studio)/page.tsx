import type { Metadata } from "next";
import { ScreenMessages } from "@/components/screen-messages";
import { Studio } from "@/components/studio/studio";
import { readStudio } from "@/lib/server/edits/read-studio";
import { AppError } from "@/lib/server/errors";
import { openPage } from "../open-page";
import { readMessages } from "../preferences";

export const metadata: Metadata = { title: { absolute: "Diptych" } };

type Search = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined) => (typeof value === "string" && value !== "" ? value : null);

/** What lies under the address; an empty studio when it is there no longer. */
async function readPlace(page: Awaited<ReturnType<typeof openPage>>, image: string | null, output: string | null) {
  const { services, ownerId } = page;
  try {
    const place = { imageId: image ?? undefined, outputId: image ? undefined : (output ?? undefined) };
    return { start: await readStudio(services, ownerId, place), isMissing: false };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not_found") throw error;
    return { start: await readStudio(services, ownerId, {}), isMissing: true };
  }
}

export default async function StudioPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [page, search] = await Promise.all([openPage(), searchParams]);
  const place = { image: one(search.image), output: one(search.output), source: one(search.source) };
  const [{ start, isMissing }, messages] = await Promise.all([
    readPlace(page, place.image, place.output),
    readMessages("studio", "compare"),
  ]);
  return (
    <ScreenMessages messages={messages}>
      <Studio start={start} place={place} isMissing={isMissing} maxUploadBytes={page.services.env.maxUploadBytes} />
    </ScreenMessages>
  );
}
