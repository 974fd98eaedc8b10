import type { RecipeForm } from "./recipe-form";

/** The form's earlier and undone states, the newest last; `changed` is what the last change touched, and when. */
export type FormHistory = {
  past: readonly RecipeForm[];
  future: readonly RecipeForm[];
  changed: { fields: string; at: number } | null;
};

export const emptyFormHistory: FormHistory = { past: [], future: [], changed: null };

export const UNDO_STEPS_MAX = 100;

/** Changes of the same field that follow each other this soon are one: a word that is typed, a slider that is dragged. */
export const SAME_CHANGE_MS = 800;

/** After a change from `before` to `after`; a change of nothing is none. */
export function withChange(history: FormHistory, before: RecipeForm, after: RecipeForm, at: number): FormHistory {
  const names = Object.keys(after) as (keyof RecipeForm)[];
  const fields = names.filter((name) => before[name] !== after[name]).join(" ");
  if (fields === "") return history;
  const { changed, past } = history;
  const isSame = changed?.fields === fields && at - changed.at < SAME_CHANGE_MS && history.future.length === 0;
  return {
    past: isSame ? past : [...past, before].slice(-UNDO_STEPS_MAX),
    future: [],
    changed: { fields, at },
  };
}

/** One step back; null when there is none. */
export function undone(
  { past, future }: FormHistory,
  form: RecipeForm,
): { form: RecipeForm; history: FormHistory } | null {
  const before = past.at(-1);
  return before
    ? { form: before, history: { past: past.slice(0, -1), future: [...future, form], changed: null } }
    : null;
}

/** One step forth again; null when there is none. */
export function redone(
  { past, future }: FormHistory,
  form: RecipeForm,
): { form: RecipeForm; history: FormHistory } | null {
  const after = future.at(-1);
  return after ? { form: after, history: { past: [...past, form], future: future.slice(0, -1), changed: null } } : null;
}
