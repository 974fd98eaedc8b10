import { describe, expect, it } from "vitest";
import { emptyFormHistory, redone, SAME_CHANGE_MS, UNDO_STEPS_MAX, undone, withChange } from "./form-history";
import { emptyRecipeForm, type RecipeForm } from "./recipe-form";

const form = (change: Partial<RecipeForm>): RecipeForm => ({ ...emptyRecipeForm, ...change });

/** The history after these states, each a second later than the one before unless said. */
function historyAfter(states: { form: RecipeForm; at: number }[]) {
  let history = emptyFormHistory;
  let before = emptyRecipeForm;
  for (const state of states) {
    history = withChange(history, before, state.form, state.at);
    before = state.form;
  }
  return { history, form: before };
}

describe("the form's history", () => {
  it("takes what is typed in one go back at once, and brings it again", () => {
    const typed = historyAfter([
      { form: form({ prompt: "i" }), at: 0 },
      { form: form({ prompt: "in" }), at: 100 },
      { form: form({ prompt: "ink" }), at: 200 },
    ]);
    const back = undone(typed.history, typed.form);
    expect(back?.form).toEqual(emptyRecipeForm);
    expect(back && redone(back.history, back.form)?.form.prompt).toBe("ink");
  });

  it("keeps apart what comes later, and what is another field", () => {
    const { history } = historyAfter([
      { form: form({ prompt: "ink" }), at: 0 },
      { form: form({ prompt: "ink sketch" }), at: SAME_CHANGE_MS + 1 },
      { form: form({ prompt: "ink sketch", steps: 20 }), at: SAME_CHANGE_MS + 2 },
    ]);
    expect(history.past.map(({ prompt, steps }) => [prompt, steps])).toEqual([
      ["", null],
      ["ink", null],
      ["ink sketch", null],
    ]);
  });

  it("forgets what was undone once something else is changed", () => {
    const typed = historyAfter([{ form: form({ prompt: "ink" }), at: 0 }]);
    const back = undone(typed.history, typed.form);
    if (!back) throw new Error("There was a change.");
    const history = withChange(back.history, back.form, form({ prompt: "oil" }), 100);
    expect(redone(history, form({ prompt: "oil" }))).toBeNull();
  });

  it("has an end, at both ends", () => {
    expect(undone(emptyFormHistory, emptyRecipeForm)).toBeNull();
    expect(redone(emptyFormHistory, emptyRecipeForm)).toBeNull();
    const states = Array.from({ length: UNDO_STEPS_MAX + 50 }, (_, steps) => ({
      form: form({ steps }),
      at: steps * 1000,
    }));
    const { history } = historyAfter(states);
    expect(history.past).toHaveLength(UNDO_STEPS_MAX);
    expect(history.past[0]?.steps).toBe(49);
  });

  it("takes no notice of a change of nothing", () => {
    expect(withChange(emptyFormHistory, emptyRecipeForm, { ...emptyRecipeForm }, 0)).toBe(emptyFormHistory);
  });
});
