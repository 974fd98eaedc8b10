import { steppedBefore } from "@/lib/client/compared-versions";
import type { StudioSheetName } from "@/lib/client/studio-store/sheet-slice";
import { findVersion, type Version } from "@/lib/client/versions";
import { focusPrompt } from "./focus-prompt";
import type { StudioAction } from "./studio-actions";
import { useStudioParts } from "./studio-provider";
import { NARROW } from "./use-is-phone";
import { useVersionHands } from "./use-version-hands";

/** What each action does, by its key and by its name; and whether it means anything just now. */
export function useStudioAct() {
  const { store, runner, intake } = useStudioParts();
  const hands = useVersionHands();

  function lookedAt() {
    const { edits, look } = store.getState();
    const version = findVersion(edits, look.outputId);
    return {
      finished: version?.output.image ? version : null,
      ended: version && version.output.finishedAt !== null ? version : null,
    };
  }

  const acts: Record<StudioAction["id"], () => void> = {
    run: () => runner.press(),
    previous: () => store.getState().stepped(-1),
    next: () => store.getState().stepped(1),
    compareWithPrevious: () => withFinished((version) => compareStepped(version, -1)),
    compareWithNext: () => withFinished((version) => compareStepped(version, 1)),
    favourite: () => withFinished(hands.toggleFavourite),
    download: () => withFinished(hands.download),
    downloadAs: () => withFinished(() => store.getState().sheetOpened("download")),
    copyPicture: () => withFinished((version) => void hands.copy(version)),
    share: () => withFinished(() => store.getState().sheetOpened("share")),
    reuse: () => withFinished(hands.reuse),
    useAsSource: () => withFinished(hands.makeSource),
    delete() {
      const { ended } = lookedAt();
      if (ended) void hands.remove(ended);
    },
    undo: () => store.getState().formUndone(),
    redo: () => store.getState().formRedone(),
    focusPrompt: () => focusPrompt({ evenOnTouch: true }),
    showPrompts: () => store.getState().sheetOpened("prompts"),
    showPresets: () => store.getState().sheetOpened("presets"),
    several() {
      const { several, severalChanged } = store.getState();
      severalChanged({ isOn: !several.isOn });
    },
    contactSheet: () => withVersions("contactSheet"),
    lineage: () => withVersions("lineage"),
    otherProvider: () => withFinished(() => store.getState().sheetOpened("otherProvider")),
    newPicture() {
      const { original, upload, sessionClosed } = store.getState();
      if (!(original ?? upload)) return;
      intake.cancel();
      sessionClosed();
    },
    togglePanel: () => store.getState().panelToggled(),
    showCommands: () => store.getState().sheetOpened("commands"),
    showKeys: () => store.getState().sheetOpened("keys"),
  };

  function compareStepped(version: Version, direction: 1 | -1) {
    const { edits, compareWith, compareWithChosen } = store.getState();
    compareWithChosen(steppedBefore(edits, version, compareWith, direction));
  }

  function withVersions(name: StudioSheetName) {
    const { edits, upload, sheetOpened } = store.getState();
    if (Object.keys(edits).length > 0 && !upload) sheetOpened(name);
  }

  function withFinished(act: (version: Version) => void) {
    const { finished } = lookedAt();
    if (finished) act(finished);
  }

  return {
    act: (id: StudioAction["id"]) => acts[id](),
    isPossible: ({ id, needs }: StudioAction) => {
      const { formHistory, original, upload } = store.getState();
      if (needs === "versions") return Object.keys(store.getState().edits).length > 0 && !upload;
      if (id === "newPicture") return (original ?? upload) !== null;
      if (needs) return lookedAt()[needs] !== null;
      // A phone has it in a sheet.
      if (id === "togglePanel") return !matchMedia(NARROW).matches;
      if (id === "undo") return formHistory.past.length > 0;
      if (id === "redo") return formHistory.future.length > 0;
      if (id === "previous" || id === "next") return original !== null && !upload;
      return true;
    },
  };
}
