import type { StateCreator } from "zustand/vanilla";
import { emptyFormHistory, type FormHistory, redone, undone, withChange } from "../form-history";
import { emptyRecipeForm, type RecipeForm } from "../recipe-form";

export type RecipeSlice = {
  form: RecipeForm;
  formHistory: FormHistory;
  fieldChanged: (change: Partial<RecipeForm>) => void;
  /** The whole form at once, of a version or a preset. */
  formFilled: (form: RecipeForm) => void;
  /** As it was left when the page was: nothing that could be undone. */
  formRemembered: (form: RecipeForm) => void;
  /** Everything but the words and the provider back to the model's own. */
  controlsReset: () => void;
  formUndone: () => void;
  formRedone: () => void;
};

export const createRecipeSlice: StateCreator<RecipeSlice> = (set) => {
  const change = (changed: (form: RecipeForm) => RecipeForm) =>
    set(({ form: before, formHistory }) => {
      const form = changed(before);
      return { form, formHistory: withChange(formHistory, before, form, Date.now()) };
    });
  const step = (way: typeof undone) =>
    set(({ form, formHistory }) => {
      const found = way(formHistory, form);
      return found ? { form: found.form, formHistory: found.history } : {};
    });
  return {
    form: emptyRecipeForm,
    formHistory: emptyFormHistory,
    fieldChanged: (fields) => change((form) => ({ ...form, ...fields })),
    formFilled: (form) => change(() => form),
    formRemembered: (form) => set({ form, formHistory: emptyFormHistory }),
    controlsReset: () =>
      change(({ provider, model, prompt, negativePrompt }) => ({
        ...emptyRecipeForm,
        provider,
        model,
        prompt,
        negativePrompt,
      })),
    formUndone: () => step(undone),
    formRedone: () => step(redone),
  };
};
