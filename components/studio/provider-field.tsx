import { useTranslations } from "use-intl";
import { Select } from "@/components/ui/select";
import type { Model, Provider } from "@/lib/domain/model-catalog";
import { useStudio, useStudioParts } from "./studio-provider";
import { useChosenModel } from "./use-chosen-model";
import { useProviderName } from "./use-provider-name";

const toValue = (provider: Provider, model: Model) => JSON.stringify([provider.id, model.id]);

/** Who edits, with which model. Those whose key is missing say what to set. */
export function ProviderField() {
  const t = useTranslations("studio.field");
  const { providers } = useStudioParts();
  const fieldChanged = useStudio((state) => state.fieldChanged);
  const chosen = useChosenModel();
  const providerName = useProviderName();
  const nameOf = (provider: Provider, model: Model) => {
    const { ai, configured, keyVariable } = provider;
    const label = providerName(provider);
    if (!configured) return t("needsKey", { label, variable: keyVariable ?? "" });
    return ai ? `${label} · ${model.label}` : label;
  };
  return (
    <Select
      aria-label={t("provider")}
      className="w-full"
      value={chosen ? toValue(chosen.provider, chosen.model) : ""}
      onChange={({ target }) => {
        const [provider, model] = JSON.parse(target.value) as [string, string];
        fieldChanged({ provider, model });
      }}
    >
      {chosen ? null : <option value="">–</option>}
      {providers.flatMap((provider) =>
        (provider.configured ? provider.models : provider.models.slice(0, 1)).map((model) => (
          <option key={toValue(provider, model)} value={toValue(provider, model)} disabled={!provider.configured}>
            {nameOf(provider, model)}
          </option>
        )),
      )}
    </Select>
  );
}
