import { clsx } from "clsx";
import { useTranslations } from "use-intl";
import { versionBefore } from "@/lib/client/compared-versions";
import { notTaken } from "@/lib/client/not-taken";
import { type Made, type RecipeField, recipeRows } from "@/lib/client/recipe-differences";
import type { Version } from "@/lib/client/versions";
import { findModel } from "@/lib/domain/model-catalog";
import { useStudio, useStudioParts } from "./studio-provider";
import { useValueWords } from "./use-value-words";

/** What differs in the recipes of the two that are compared, and what the model of one could not take of the other's; what is the same is dimmed. */
export function SettingsDifference({ version }: { version: Version }) {
  const t = useTranslations("studio");
  const edits = useStudio((state) => state.edits);
  const compareWith = useStudio((state) => state.compareWith);
  const { providers, compared } = useStudioParts();
  const words = useValueWords();
  const [laidBeside] = compared?.withOutputId === version.output.id ? compared.versions : [];
  const before: Made | null = laidBeside
    ? { edit: { recipe: laidBeside.recipe }, output: { seed: laidBeside.seed } }
    : versionBefore(edits, version, compareWith);
  if (!before) return null;
  const rows = recipeRows(before, version);
  const left = { before: leftBy(before, version), after: leftBy(version, before) };

  /** The fields of the other's recipe that the model of this one would not do as asked. */
  function leftBy(own: Made, other: Made): ReadonlySet<RecipeField> {
    const model = findModel(providers, own.edit.recipe);
    const { recipe } = other.edit;
    const asked = { ...recipe, seed: other.output.seed ?? recipe.seed };
    const unsupported = model ? notTaken(asked, model).filter(({ kind }) => kind === "unsupported") : [];
    return new Set(unsupported.map(({ field }) => field as RecipeField));
  }

  return (
    <section>
      <h3 className="font-semibold">{t("details.settings")}</h3>
      <table className="mt-1 w-full table-fixed border-collapse text-label">
        <thead>
          <tr className="text-left text-dim">
            <td className="w-22" />
            <th scope="col" className="pr-2 font-normal">
              {t("details.settingsBefore")}
            </th>
            <th scope="col" className="font-normal">
              {t("details.settingsAfter")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, isSame, ...values }) => (
            <tr key={field} className={clsx("border-t border-line align-top", isSame ? "text-dim" : "text-ink")}>
              <th scope="row" className="py-1 pr-2 text-left font-normal text-dim">
                {field === "sendSize" ? t("details.sendSize") : t(`field.${field}`)}
                {isSame ? <span className="sr-only"> {t("details.same")}</span> : null}
              </th>
              {(["before", "after"] as const).map((side) => (
                <td key={side} className={clsx("py-1 pr-2 [overflow-wrap:anywhere]", !isSame && "font-medium")}>
                  {values[side] === null && left[side].has(field) ? (
                    <span className="font-normal text-dim">{t("details.notTaken")}</span>
                  ) : (
                    words(field, values[side])
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
