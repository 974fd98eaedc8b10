"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import { copyText } from "@/lib/client/copy-text";
import type { Version } from "@/lib/client/versions";
import { recipeAddress } from "@/lib/domain/recipe-text";
import { SHARED_VERSIONS_MAX } from "@/lib/domain/share";
import { ShareForm } from "./share-form";
import { ShareLink } from "./share-link";
import { SharePreview } from "./share-preview";
import { useShareDraft } from "./use-share-draft";

/** Sets up a link for a version, and for others beside it, next to the page as it will be. Loaded when it is first opened. */
export function ShareDialog({
  version,
  others,
  onClose,
}: {
  version: Version;
  /** Finished versions that may stand on the same page. */
  others: Version[];
  onClose: () => void;
}) {
  const t = useTranslations("sharing");
  const tCommon = useTranslations("common");
  const [added, setAdded] = useState<readonly string[]>([]);
  const shown = [version, ...others.filter(({ output }) => added.includes(output.id))];
  const { share, draft, isUnsaved, changed, passwordRemoved, versionsChanged, publish } = useShareDraft(
    null,
    shown.map(({ output }) => output.id),
  );

  function toggle(outputId: string) {
    const next = added.includes(outputId) ? added.filter((id) => id !== outputId) : [...added, outputId];
    setAdded(next);
    versionsChanged([
      version.output.id,
      ...others.flatMap(({ output }) => (next.includes(output.id) ? [output.id] : [])),
    ]);
  }

  async function copyRecipe() {
    const recipe = { ...version.edit.recipe, seed: version.output.seed };
    if (await copyText(Promise.resolve(new URL(recipeAddress(recipe), location.href).href))) toast(t("recipeCopied"));
  }

  return (
    <Dialog open isWide onOpenChange={(isOpen) => isOpen || onClose()} title={t("title")} closeLabel={tCommon("close")}>
      <div className="grid gap-6 md:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <div className="flex min-w-0 flex-col gap-4">
          <ShareForm
            draft={draft}
            keptEnd={null}
            hasPassword={share?.hasPassword ?? false}
            onChange={changed}
            onPasswordRemoved={passwordRemoved}
          />
          {others.length > 0 ? (
            <fieldset className="flex flex-col gap-1">
              <legend className="text-label text-dim">{t("more")}</legend>
              <div className="flex max-h-40 flex-wrap gap-1.5 overflow-y-auto p-1">
                {others.map(({ edit, output }, at) => (
                  <label
                    key={output.id}
                    title={edit.recipe.prompt}
                    className="relative size-14 cursor-pointer overflow-hidden rounded-md outline-offset-1 has-checked:outline-2 has-checked:outline-accent has-focus-visible:outline-2 has-focus-visible:outline-ring"
                  >
                    <img src={output.image?.urls.thumb} alt="" className="size-full object-cover" />
                    <input
                      type="checkbox"
                      checked={added.includes(output.id)}
                      disabled={!added.includes(output.id) && shown.length >= SHARED_VERSIONS_MAX}
                      onChange={() => toggle(output.id)}
                      aria-label={t("addVersion", { number: at + 2, prompt: edit.recipe.prompt })}
                      className="absolute top-1 left-1 size-4 accent-accent"
                    />
                  </label>
                ))}
              </div>
            </fieldset>
          ) : null}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <SharePreview versions={shown} draft={draft} hasPassword={share?.hasPassword ?? false} />
          <ShareLink share={share} onPublish={publish} />
          {share ? (
            <p role="status" className={isUnsaved ? "text-label text-danger" : "text-label text-dim"}>
              {isUnsaved ? t("notSaved") : t("saved")}
            </p>
          ) : null}
          <div className="flex flex-wrap items-center justify-between gap-2 text-label">
            <Link
              href="/shares"
              className="inline-flex items-center text-ink underline underline-offset-2 pointer-coarse:min-h-11"
            >
              {t("all")}
            </Link>
            <Button kind="quiet" onClick={() => void copyRecipe()}>
              {t("recipeLink")}
            </Button>
          </div>
        </div>
      </div>
    </Dialog>
  );
}
