import { readStored, writeStored } from "./persistence";
import type { StudioStore } from "./studio-store/create-studio-store";
import type { Several } from "./studio-store/several-slice";

const NAME = "diptych.several";
/** Longer lists are remembered for as long as the page is open. */
const MAX_CHARACTERS = 10_000;

const listOf = (value: unknown) => (typeof value === "string" && value.length <= MAX_CHARACTERS ? value : "");

export function parseSeveral(stored: unknown): Several {
  const { isOn, seeds, strengths } = (typeof stored === "object" && stored !== null ? stored : {}) as Record<
    string,
    unknown
  >;
  return { isOn: isOn === true, seeds: listOf(seeds), strengths: listOf(strengths) };
}

/** The switch and its lists outlive the page, as the form does: without them the same prompts would be a single one. Ends with what it returns. */
export function rememberSeveral(store: StudioStore): () => void {
  const kept = readStored(NAME, parseSeveral, true);
  const { several, severalChanged } = store.getState();
  // What was changed before this was loaded stands.
  if (!several.isOn && several.seeds === "" && several.strengths === "") severalChanged(kept);
  return store.subscribe((state, before) => {
    if (state.several !== before.several) writeStored(NAME, state.several, true);
  });
}
