import type { StateCreator } from "zustand/vanilla";
import { emptyRecipeForm, type RecipeForm } from "../recipe-form";

export type RecipeSlice = {
  form: RecipeForm;
  fieldChanged: (change: Partial<RecipeForm>) => void;
  /** The whole form at once: remembered from before, or of a version. */
  formFilled: (form: RecipeForm) => void;
  /** Everything but the words and the provider back to the model's own. */
  controlsReset: () => void;
};

export const createRecipeSlice: StateCreator<RecipeSlice> = (set) => ({
  form: emptyRecipeForm,
  fieldChanged: (change) => set(({ form }) => ({ form: { ...form, ...change } })),
  formFilled: (form) => set({ form }),
  controlsReset: () =>
    set(({ form: { provider, model, prompt, negativePrompt } }) => ({
      form: { ...emptyRecipeForm, provider, model, prompt, negativePrompt },
    })),
});
