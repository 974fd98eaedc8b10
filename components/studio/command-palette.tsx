import { CommandList } from "@/components/shell/command-list";
import { actionOf } from "./studio-actions";
import { useCommands } from "./use-commands";

/** All that can be done in the studio just now. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  return <CommandList commands={useCommands()} opener={actionOf("showCommands")} onClose={onClose} />;
}
