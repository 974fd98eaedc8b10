import { useTranslations } from "use-intl";
import { useKeyHints } from "@/components/shell/use-key-hints";
import { actionOf, type StudioAction } from "./studio-actions";

/** What stands on and beside the button of an action, from the table of them all. */
export function useActionWords() {
  const t = useTranslations("studio");
  const hintsOf = useKeyHints();
  return (id: StudioAction["id"]) => {
    const action = actionOf(id);
    return { label: t(`${action.hasLabel ? "action" : "keys"}.${id as "delete"}`), ...hintsOf(action) };
  };
}
