import { useTranslations } from "use-intl";
import { toast } from "@/components/ui/toaster";
import { errorKey } from "@/lib/client/error-copy";
import { deletePreset, renamePreset, savePreset, withPreset } from "@/lib/client/preset-actions";
import { presetStore } from "@/lib/client/preset-store";
import { recipeForRequest } from "@/lib/client/recipe-form";
import type { Preset } from "@/lib/domain/prompt-history";
import { useStudioParts } from "./studio-provider";

/** What can be done with recipes under a name. */
export function usePresetHands() {
  const t = useTranslations("experiments.presets");
  const tCommon = useTranslations("common");
  const tErrors = useTranslations("errors");
  const { store, providers } = useStudioParts();
  const tell = (error: unknown) => toast(tErrors(errorKey(error)), { kind: "error" });

  return {
    take(preset: Pick<Preset, "name" | "prompt"> & { recipe: Preset["recipe"] | null }) {
      const { form, formFilled } = store.getState();
      const { recipe, prompt } = preset;
      formFilled(recipe ? withPreset(form, { prompt, recipe }) : { ...form, prompt: prompt ?? form.prompt });
      toast(t("taken", { name: preset.name }), { action: { label: tCommon("undo"), run: () => formFilled(form) } });
    },
    /** True when it is saved. */
    async save(name: string, { withPrompt }: { withPrompt: boolean }) {
      const recipe = recipeForRequest(store.getState().form, providers);
      if (!recipe) return false;
      const { prompt, ...rest } = recipe;
      try {
        await savePreset({ name, prompt: withPrompt && prompt ? prompt : null, recipe: rest });
        return true;
      } catch (error) {
        tell(error);
        return false;
      }
    },
    async rename({ id, name: current }: Preset, name: string) {
      if (name === "" || name === current) return;
      const isTaken = presetStore.getState().presets?.some((other) => other.id !== id && other.name === name);
      if (isTaken) return toast(t("nameTaken", { name }), { kind: "error" });
      await renamePreset(id, name).catch(tell);
    },
    async remove({ id, name, prompt, recipe }: Preset) {
      try {
        await deletePreset(id);
        const restore = () => void savePreset({ name, prompt, recipe }).catch(tell);
        toast(t("deleted", { name }), { action: { label: tCommon("undo"), run: restore } });
      } catch (error) {
        tell(error);
      }
    },
  };
}
