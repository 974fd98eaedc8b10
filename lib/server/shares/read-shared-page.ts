import type { SharedPage, SharedPicture, SharedRecipe, SharedResult } from "@/lib/domain/share";
import type { ImageRow } from "@/lib/server/db/images";
import { addShareView, type SharedRow } from "@/lib/server/db/shares";
import type { Services } from "@/lib/server/services";
import { type OpenShare, requireOpenShare } from "./require-open-share";

/**
 * What a stranger's browser is told; `isView` counts it. Built anew from single fields, never by leaving some out: a field that is
 * added to an image or edit must not find its way here by itself. Throws what `requireOpenShare` throws.
 */
export async function readSharedPage(
  services: Pick<Services, "db" | "providers">,
  token: string,
  pass: string | null,
  { isView }: { isView: boolean },
): Promise<SharedPage> {
  const open = await requireOpenShare(services, token, pass);
  const { title, note, allowDownload, indexable, expiresAt } = open.share;
  if (isView) await addShareView(services.db, open.share.id);
  return {
    token,
    title,
    note,
    allowDownload,
    indexable,
    expiresAt: expiresAt?.toISOString() ?? null,
    results: open.versions.map((version) => toResult(services, open, version)),
  };
}

function toResult({ providers }: Pick<Services, "providers">, { share }: OpenShare, version: SharedRow): SharedResult {
  const { position: index, source, image, edit } = version;
  const editor = providers.editors.find(({ id }) => id === edit.recipe.provider);
  const picture = (slot: string, row: ImageRow) =>
    toPicture(row, (size) => `/s/${share.token}/${slot}?i=${index}&size=${size}`, share.allowDownload);
  return {
    index,
    before: share.showOriginal ? picture("before", source) : null,
    after: picture("after", image),
    recipe: share.showRecipe ? toRecipe(version, editor) : null,
    isAi: editor?.ai ?? edit.recipe.provider !== "builtin",
  };
}

function toPicture(
  { width, height, hasAlpha, placeholder }: ImageRow,
  url: (size: string) => string,
  hasFull: boolean,
): SharedPicture {
  return {
    width,
    height,
    hasAlpha,
    placeholder,
    urls: {
      thumb: url("thumb"),
      smaller: url("smaller"),
      small: url("small"),
      display: url("display"),
      full: hasFull ? url("full") : null,
    },
  };
}

function toRecipe(
  { edit, output }: SharedRow,
  editor: { label: string; models: readonly { id: string; label: string }[] } | undefined,
): SharedRecipe {
  const { provider, model, prompt, negativePrompt, strength, steps, guidanceScale, size, sendSize } = edit.recipe;
  return {
    // How many there were beside this one is nobody's business.
    recipe: {
      provider,
      model,
      prompt,
      negativePrompt,
      strength,
      steps,
      guidanceScale,
      seed: output.seed,
      n: 1,
      size,
      sendSize,
    },
    providerLabel: editor?.label ?? provider,
    modelLabel: editor?.models.find(({ id }) => id === model)?.label ?? model,
  };
}
