import { useLocale, useTranslations } from "use-intl";
import { useSentences } from "@/components/shell/use-sentences";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import { formatPrice } from "@/lib/client/format-price";
import { notTaken } from "@/lib/client/not-taken";
import { recipeForRequest, toRecipeForm } from "@/lib/client/recipe-form";
import { findVersion } from "@/lib/client/versions";
import type { Recipe } from "@/lib/domain/recipe";
import { recipeProblems } from "@/lib/domain/recipe-readiness";
import { useStudio, useStudioParts } from "./studio-provider";
import { useProviderName } from "./use-provider-name";

/** The recipe of the version on the stage with another model: one press, and the two are compared. */
export function OtherProvider({ onClose }: { onClose: () => void }) {
  const t = useTranslations("experiments.otherProvider");
  const sentences = useSentences();
  const tField = useTranslations("studio.field");
  const tRun = useTranslations("studio.run");
  const tCommon = useTranslations("common");
  const locale = useLocale();
  const name = useProviderName();
  const { providers, runner, store } = useStudioParts();
  const edits = useStudio((state) => state.edits);
  const lookedAt = useStudio((state) => state.look.outputId);
  const version = findVersion(edits, lookedAt);
  if (!version?.output.image) return null;
  const { edit, output } = version;
  // The same seed makes the two comparable where both take one.
  const recipe: Recipe = { ...edit.recipe, seed: output.seed ?? edit.recipe.seed, n: 1 };
  const targets = providers
    .filter(({ configured }) => configured)
    .flatMap((provider) => provider.models.map((model) => ({ provider, model })))
    .filter(({ provider, model }) => provider.id !== recipe.provider || model.id !== recipe.model);

  function run(providerId: string, modelId: string) {
    const form = { ...toRecipeForm(recipe), provider: providerId, model: modelId };
    const wanted = recipeForRequest(form, providers);
    if (!wanted) return;
    const { batchPressed, compareWithChosen, sheetOpened } = store.getState();
    const key = runner.runRecipe(wanted, { imageId: edit.source.id, parentOutputId: edit.parentOutputId });
    batchPressed([
      { idempotencyKey: edit.id, editId: edit.id },
      { idempotencyKey: key, editId: null },
    ]);
    // Whoever stays is shown the new one when it is there, beside this one.
    compareWithChosen({ outputId: output.id });
    onClose();
    toast(t("started"), { action: { label: t("contactSheet"), run: () => sheetOpened("contactSheet") } });
  }

  return (
    <Dialog open onOpenChange={onClose} title={t("title")} closeLabel={tCommon("close")}>
      {targets.length === 0 ? <p className="text-control text-dim">{t("none")}</p> : null}
      <ul className="flex flex-col gap-1">
        {targets.map(({ provider, model }) => {
          const asked = { ...recipe, provider: provider.id, model: model.id };
          const left = notTaken(recipe, model);
          const isPossible = !recipeProblems(asked, providers).some(({ obstacle }) => obstacle === "prompt_too_long");
          return (
            <li key={`${provider.id} ${model.id}`}>
              <button
                type="button"
                disabled={!isPossible}
                className="w-full rounded-md px-2 py-2 text-left hover:not-disabled:bg-field-hover disabled:opacity-60"
                onClick={() => run(provider.id, model.id)}
              >
                <span className="flex items-baseline justify-between gap-3 text-control">
                  <span className="font-medium text-ink">
                    {name(provider)}
                    {model.label === provider.label ? null : <span className="text-dim"> · {model.label}</span>}
                  </span>
                  <span className="text-label text-dim tabular-nums">
                    {model.price && (model.price.amount === 0 ? tRun("free") : formatPrice(model.price, locale))}
                  </span>
                </span>
                <span className="block text-label text-dim">
                  {isPossible
                    ? left.length === 0
                      ? t("takesAll")
                      : sentences(
                          ...left.map(({ field, kind, value, sent }) =>
                            kind === "unsupported"
                              ? t("without", { field: tField(field), value: value.slice(0, 40) })
                              : t("adjusted", { field: tField(field), value, sent: sent ?? "" }),
                          ),
                        )
                    : t("promptTooLong")}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
