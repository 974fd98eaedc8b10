import { useTranslations } from "use-intl";
import { useModifierKey } from "./use-modifier-key";

/** Keys as they stand on this machine's keyboard. */
export function KeyCaps({ keys }: { keys: readonly string[] }) {
  const t = useTranslations("commands");
  const names: Record<string, string> = {
    mod: useModifierKey().modifier,
    space: t("space"),
  };
  return keys.map((key) => (
    <kbd
      key={key}
      className="min-w-6 rounded-sm border border-line bg-field px-1.5 text-center font-sans text-label text-ink"
    >
      {names[key] ?? key}
    </kbd>
  ));
}
