import { Trash2 } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useStore } from "zustand/react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { presetStore, readPresets } from "@/lib/client/preset-store";
import { PRESET_NAME_MAX_CHARACTERS } from "@/lib/domain/prompt-history";
import { useStudio } from "./studio-provider";
import { usePresetHands } from "./use-preset-hands";

/** Written as Qwen-Image-Edit follows best: one imperative, what stays as it is, words to be written in straight quotes. */
const readyMade = [
  "removeObject",
  "replaceText",
  "background",
  "restore",
  "relight",
  "product",
  "material",
  "watercolour",
  "outfit",
  "extend",
] as const;

/** Recipes under a name: one's own, and prompts that come along. */
export function Presets({ onClose }: { onClose: () => void }) {
  const t = useTranslations("experiments.presets");
  const tCommon = useTranslations("common");
  const presets = useStore(presetStore, (state) => state.presets);
  const hands = usePresetHands();
  useEffect(() => {
    // What cannot be read now is read when it is opened again; those that come along are here.
    readPresets().catch(() => undefined);
  }, []);

  const rows = [
    ...(presets ?? []).map((preset) => ({ preset, own: preset })),
    ...readyMade.map((id) => ({
      preset: { id, name: t(`ready.${id}.name`), prompt: t(`ready.${id}.prompt`), recipe: null },
      own: null,
    })),
  ];
  return (
    <Dialog open onOpenChange={onClose} title={t("title")} closeLabel={tCommon("close")}>
      <SavePreset />
      <ul className="mt-3 flex flex-col">
        {rows.map(({ preset, own }, index) => (
          <li key={preset.id}>
            {own ? null : rows[index - 1]?.own !== null || index === 0 ? (
              <p className="px-2 pt-3 pb-1 text-glance text-dim">{t("comeAlong")}</p>
            ) : null}
            <div className="flex items-start gap-1 rounded-md hover:bg-field-hover">
              <button
                type="button"
                className="min-w-0 flex-1 rounded-md px-2 py-2 text-left"
                onClick={() => {
                  hands.take(preset);
                  onClose();
                }}
              >
                <span className="block text-control font-medium text-ink">{preset.name}</span>
                <span className="line-clamp-2 text-label text-dim">{preset.prompt ?? t("withoutPrompt")}</span>
              </button>
              {own ? (
                <button
                  type="button"
                  aria-label={t("delete", { name: own.name })}
                  className="inline-flex control-square shrink-0 items-center justify-center rounded-md text-dim hover:text-ink"
                  onClick={() => void hands.remove(own)}
                >
                  <Trash2 aria-hidden="true" size={16} />
                </button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function SavePreset() {
  const t = useTranslations("experiments.presets");
  const hasPrompt = useStudio((state) => state.form.prompt.trim() !== "");
  const { save } = usePresetHands();
  const [name, setName] = useState("");
  const [withPrompt, setWithPrompt] = useState(true);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() !== "" && (await save(name.trim(), { withPrompt }))) setName("");
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="border-b border-line pb-3">
      <div className="flex gap-2">
        <input
          aria-label={t("name")}
          placeholder={t("name")}
          maxLength={PRESET_NAME_MAX_CHARACTERS}
          value={name}
          className="control-height w-full min-w-0 rounded-md border border-line bg-field px-3 text-control text-ink placeholder:text-dim pointer-coarse:text-[16px]"
          onChange={({ target }) => setName(target.value)}
        />
        <Button type="submit" disabled={name.trim() === ""}>
          {t("save")}
        </Button>
      </div>
      <label className="mt-2 flex min-h-6 w-fit cursor-pointer items-center gap-2 text-label text-dim pointer-coarse:min-h-11">
        <input
          type="checkbox"
          className="accent-accent"
          checked={withPrompt && hasPrompt}
          disabled={!hasPrompt}
          onChange={({ target }) => setWithPrompt(target.checked)}
        />
        {t("withPrompt")}
      </label>
    </form>
  );
}
