import type { ChainLink, Studio } from "@/lib/domain/studio";
import { type Descent, listAncestry, listFamilyEditIds } from "@/lib/server/db/edit-families";
import { findEdit, listEditsByIds } from "@/lib/server/db/edits";
import { findOutput } from "@/lib/server/db/outputs";
import { countPresets } from "@/lib/server/db/presets";
import { AppError } from "@/lib/server/errors";
import { readImage } from "@/lib/server/images/read-image";
import type { Services } from "@/lib/server/services";
import { describeEdits } from "./describe-edits";
import { readRevisionOfPage } from "./drawn-pages";
import { enqueueMissingMeasurements } from "./enqueue-measurement";
import { listProviders } from "./list-providers";

/** Versions that the filmstrip holds; older ones are in the gallery. */
const VERSIONS_MAX = 200;

/** What the studio opens with: a picture, or the source of an edit or of a version. */
export type StudioPlace = { imageId?: string; editId?: string; outputId?: string };

/** Throws `not_found` when what was asked for is not there, or in the trash. Empty when nothing was asked for. */
export async function readStudio(services: Services, ownerId: string, place: StudioPlace): Promise<Studio> {
  const { db } = services;
  // Read first: what changes from here on is told again, not missed.
  const revision = await readRevisionOfPage(db, ownerId);
  const [sourceId, providers, presets] = await Promise.all([
    findSourceId(services, ownerId, place),
    listProviders(services),
    countPresets(db, ownerId),
  ]);
  const always = { providers, hasPresets: presets > 0, revision };
  if (sourceId === null) return { source: null, root: null, edits: [], chain: [], ...always };

  const ancestry = await listAncestry(db, ownerId, sourceId);
  const rootId = ancestry[0]?.sourceId ?? sourceId;
  const [chain, edits] = await Promise.all([
    readChain(services, ownerId, rootId, ancestry),
    readFamily(services, ownerId, rootId),
  ]);
  return { source: chain.at(-1)?.image ?? null, root: chain[0]?.image ?? null, edits, chain, ...always };
}

async function findSourceId({ db }: Services, ownerId: string, { imageId, editId, outputId }: StudioPlace) {
  if (outputId !== undefined) {
    const found = await findOutput(db, ownerId, outputId);
    if (!found) throw new AppError("not_found", "This version does not exist.");
    return found.edit.sourceId;
  }
  if (editId !== undefined) {
    const found = await findEdit(db, ownerId, editId);
    if (!found || found.edit.trashedAt !== null) throw new AppError("not_found", "This edit does not exist.");
    return found.edit.sourceId;
  }
  return imageId ?? null;
}

async function readChain(
  services: Services,
  ownerId: string,
  rootId: string,
  ancestry: Descent[],
): Promise<ChainLink[]> {
  const root = { image: await readImage(services, ownerId, rootId), editId: null, outputId: null, prompt: null };
  const steps = ancestry.map(async ({ imageId, editId, outputId, prompt }) => ({
    image: await readImage(services, ownerId, imageId),
    editId,
    outputId,
    prompt,
  }));
  return [root, ...(await Promise.all(steps))];
}

async function readFamily(services: Services, ownerId: string, rootId: string) {
  const ids = await listFamilyEditIds(services.db, ownerId, rootId, VERSIONS_MAX);
  const rows = new Map((await listEditsByIds(services.db, ownerId, ids)).map((row) => [row.edit.id, row]));
  await enqueueMissingMeasurements(services, ownerId, ids);
  return describeEdits(
    services,
    ownerId,
    ids.flatMap((id) => rows.get(id) ?? []),
  );
}
