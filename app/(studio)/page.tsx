import type { Metadata } from "next";
import { ScreenMessages } from "@/components/screen-messages";
import { EarlyHands } from "@/components/studio/early-hands";
import { PaintWhole } from "@/components/studio/paint-whole";
import { Studio } from "@/components/studio/studio";
import { parseRecipeText } from "@/lib/domain/recipe-text-schema";
import { readCompared } from "@/lib/server/edits/read-compared";
import { readStudio } from "@/lib/server/edits/read-studio";
import { AppError } from "@/lib/server/errors";
import { openPage } from "../open-page";
import { readMessages, readPreferences } from "../preferences";

export const metadata: Metadata = { title: { absolute: "Diptych" } };

type Search = Record<string, string | string[] | undefined>;

/** No text in the database has a zero in it. */
const one = (value: string | string[] | undefined) =>
  typeof value === "string" ? value.replaceAll("\0", "") || null : null;

/** As many as are seen side by side. */
const COMPARED_MAX = 4;

/** What lies under the address; an empty studio when it is there no longer. */
async function readPlace(
  page: Awaited<ReturnType<typeof openPage>>,
  image: string | null,
  output: string | null,
  compared: readonly string[],
) {
  const { services, ownerId } = page;
  try {
    const place = { imageId: image ?? undefined, outputId: image ? undefined : (output ?? undefined) };
    const [start, beside] = await Promise.all([
      readStudio(services, ownerId, place),
      compared.length > 0 && output ? readCompared(services, ownerId, compared, output) : null,
    ]);
    return { start, compared: beside, isMissing: false };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not_found") throw error;
    return { start: await readStudio(services, ownerId, {}), compared: null, isMissing: true };
  }
}

export default async function StudioPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [page, search] = await Promise.all([openPage(), searchParams]);
  // `?compare=ID,ID`: the second version beside the first, and up to two more beside them.
  const [before, after, ...others] = (one(search.compare) ?? "").split(",", COMPARED_MAX).filter((id) => id !== "");
  const place = { image: one(search.image), output: after ?? one(search.output), source: one(search.source) };
  const [{ start, compared, isMissing }, messages, { nonce }] = await Promise.all([
    readPlace(page, place.image, place.output, before && after ? [before, ...others] : []),
    // The dialogs are loaded when they are opened; their sentences come with the page.
    readMessages("studio", "compare", "experiments", "commands", "download", "sharing", "share"),
    readPreferences(),
  ]);
  const recipeText = one(search.recipe);
  const recipe = recipeText === null ? undefined : parseRecipeText(recipeText);
  return (
    <ScreenMessages messages={messages}>
      <EarlyHands nonce={nonce} />
      <PaintWhole nonce={nonce} />
      <Studio
        start={start}
        place={place}
        compared={compared}
        recipe={recipe}
        isMissing={isMissing}
        maxUploadBytes={page.services.env.maxUploadBytes}
      />
    </ScreenMessages>
  );
}
