import { Bookmark, History, ListPlus } from "lucide-react";
import { Suspense } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { useStudio } from "./studio-provider";
import { useActionWords } from "./use-action-words";

const LineageButton = lazyPart(() =>
  import("./lineage-button").then(({ LineageButton }) => ({ default: LineageButton })),
);

/** Beside the prompt: those that were run, recipes under a name, several at once, the tree of versions. */
export function PromptTools() {
  const words = useActionWords();
  const sheetOpened = useStudio((state) => state.sheetOpened);
  const isOn = useStudio((state) => state.several.isOn);
  const severalChanged = useStudio((state) => state.severalChanged);
  const hasVersions = useStudio(({ edits }) => Object.keys(edits).length > 0);
  return (
    <div className="flex items-center">
      <IconButton
        {...words("showPrompts")}
        icon={<History aria-hidden="true" size={16} />}
        aria-haspopup="dialog"
        onClick={() => sheetOpened("prompts")}
      />
      <IconButton
        {...words("showPresets")}
        icon={<Bookmark aria-hidden="true" size={16} />}
        aria-haspopup="dialog"
        onClick={() => sheetOpened("presets")}
      />
      <IconButton
        {...words("several")}
        icon={<ListPlus aria-hidden="true" size={16} />}
        aria-pressed={isOn}
        onClick={() => severalChanged({ isOn: !isOn })}
      />
      {hasVersions ? (
        <Suspense fallback={<span className="control-square" />}>
          <LineageButton />
        </Suspense>
      ) : null}
    </div>
  );
}
