import type { Failure, FailureCode } from "@/lib/domain/failure";
import { newId } from "@/lib/server/db/new-id";
import type { edits, images, outputs } from "@/lib/server/db/schema";
import type { SeedPicture, SeedSource } from "./seed-pictures";
import { drawRecipe } from "./seed-recipes";

type OutputRow = typeof outputs.$inferInsert;

export type SeedRows = {
  images: (typeof images.$inferInsert)[];
  edits: (typeof edits.$inferInsert)[];
  outputs: OutputRow[];
};

type Occasion = {
  ownerId: string;
  source: { id: string; seed: SeedSource };
  createdAt: Date;
  random: () => number;
  /** Adds a picture; its id. */
  keep: (picture: SeedPicture, kind: "result", createdAt: Date) => string;
};

/** One edit in four of a chain begins from what the edit before made. */
const CHAINED = 0.25;
const lastMade = new WeakMap<SeedSource, { outputId: string; imageId: string }>();

/** An edit with its outputs: most succeed, some in every other way that an output can end. */
export async function drawEdit(rows: SeedRows, { ownerId, source, createdAt, random, keep }: Occasion): Promise<void> {
  const { recipe, look } = drawRecipe(random);
  const parent = random() < CHAINED ? lastMade.get(source.seed) : undefined;
  const editId = newId();
  rows.edits.push({
    id: editId,
    ownerId,
    sourceId: parent?.imageId ?? source.id,
    parentOutputId: parent?.outputId ?? null,
    recipe,
    createdAt,
    trashedAt: random() < 0.03 ? new Date(createdAt.getTime() + 3_600_000) : null,
  });
  for (let index = 0; index < recipe.n; index++) {
    const end = drawEnd(random, recipe.provider !== "builtin");
    const finishedAt = new Date(createdAt.getTime() + 2_000 + Math.floor(random() * 20_000));
    const outputId = newId();
    const imageId = end.status === "succeeded" ? keep(await source.seed.look(look), "result", finishedAt) : null;
    rows.outputs.push({
      id: outputId,
      editId,
      ownerId,
      index,
      status: end.status,
      imageId,
      failure: end.failure,
      seed: Math.floor(random() * 2_147_483_647),
      sent: { model: recipe.model, prompt: recipe.prompt },
      favourite: imageId !== null && random() < 0.08,
      queuedAt: createdAt,
      startedAt: createdAt,
      submitStartedAt: createdAt,
      finishedAt,
    });
    if (imageId !== null) lastMade.set(source.seed, { outputId, imageId });
  }
}

function drawEnd(
  random: () => number,
  isHosted: boolean,
): Pick<OutputRow, "failure"> & { status: OutputRow["status"] } {
  const point = random();
  if (point < 0.92) return { status: "succeeded", failure: null };
  if (point < 0.94) return { status: "canceled", failure: failure("canceled", isHosted) };
  if (point < 0.96 && isHosted) return { status: "unconfirmed", failure: failure("connection_lost", true) };
  const codes = isHosted
    ? (["blocked", "provider_error", "timed_out", "out_of_credit"] as const)
    : (["not_understood"] as const);
  return { status: "failed", failure: failure(codes[Math.floor(random() * codes.length)] ?? "provider_error", false) };
}

function failure(code: FailureCode, mayHaveBeenCharged: boolean): Failure {
  return {
    code,
    message: "Made up by the seed.",
    retryable: code !== "blocked",
    mayHaveBeenCharged,
    providerCode: null,
    providerMessage: null,
    providerRequestId: null,
  };
}
