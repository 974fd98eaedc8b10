import { GitFork } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useStudio } from "./studio-provider";
import { useActionWords } from "./use-action-words";

/** The tree of versions; of use where there are some. */
export function LineageButton() {
  const words = useActionWords();
  const sheetOpened = useStudio((state) => state.sheetOpened);
  return (
    <IconButton
      {...words("lineage")}
      icon={<GitFork aria-hidden="true" size={16} />}
      onClick={() => sheetOpened("lineage")}
    />
  );
}
