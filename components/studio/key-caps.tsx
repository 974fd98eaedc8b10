import { useTranslations } from "use-intl";
import { useModifierKey } from "@/components/shell/use-modifier-key";

/** Keys as they stand on this machine's keyboard. */
export function KeyCaps({ keys }: { keys: readonly string[] }) {
  const tCompare = useTranslations("compare");
  const names: Record<string, string> = {
    mod: useModifierKey().modifier,
    space: tCompare("space"),
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
