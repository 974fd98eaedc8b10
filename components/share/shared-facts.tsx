import type { SharedRecipe } from "@/lib/domain/share";
import type { ShareWords } from "./share-words";

/** The recipe's values; what was left to the provider is not said. */
export function SharedFacts({
  recipe: { recipe, providerLabel, modelLabel },
  t,
}: {
  recipe: SharedRecipe;
  t: ShareWords;
}) {
  const isBuiltin = recipe.provider === "builtin";
  const facts = [
    ["provider", isBuiltin ? t("builtin") : providerLabel],
    ["model", isBuiltin ? null : modelLabel],
    ["strength", recipe.strength],
    ["steps", recipe.steps],
    ["guidanceScale", recipe.guidanceScale],
    ["seed", recipe.seed],
    ["size", recipe.size?.replace("x", " × ") ?? null],
  ] as const;
  return (
    <dl
      aria-label={t("recipe")}
      className="grid w-full self-start grid-cols-[auto_1fr] gap-x-6 gap-y-1 sm:w-auto sm:min-w-56"
    >
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className="contents">
            <dt className="text-dim">{t(name)}</dt>
            <dd className="text-right tabular-nums wrap-anywhere">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
