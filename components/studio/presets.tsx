import { clsx } from "clsx";
import { Check, Pencil, Trash2 } from "lucide-react";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useStore } from "zustand/react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { readPresets } from "@/lib/client/preset-actions";
import { presetStore } from "@/lib/client/preset-store";
import { PRESET_NAME_MAX_CHARACTERS, type Preset } from "@/lib/domain/prompt-history";
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
  const [renamed, setRenamed] = useState<string | null>(null);
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
            {own && own.id === renamed ? <RenamePreset preset={own} onDone={() => setRenamed(null)} /> : null}
            <div
              className={clsx(
                "flex items-start gap-1 rounded-md hover:bg-field-hover",
                own && own.id === renamed && "hidden",
              )}
            >
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
                <>
                  <RowButton label={t("rename", { name: own.name })} onClick={() => setRenamed(own.id)}>
                    <Pencil aria-hidden="true" size={15} />
                  </RowButton>
                  <RowButton label={t("delete", { name: own.name })} onClick={() => void hands.remove(own)}>
                    <Trash2 aria-hidden="true" size={16} />
                  </RowButton>
                </>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function RowButton({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      className="inline-flex control-square shrink-0 items-center justify-center rounded-md text-dim hover:text-ink"
      onClick={onClick}
    >
      {children}
    </button>
  );
}

function RenamePreset({ preset, onDone }: { preset: Preset; onDone: () => void }) {
  const t = useTranslations("experiments.presets");
  const { rename } = usePresetHands();
  const [name, setName] = useState(preset.name);

  function submit(event: FormEvent) {
    event.preventDefault();
    onDone();
    void rename(preset, name.trim());
  }

  return (
    <form onSubmit={submit} className="flex gap-1 px-2 py-1">
      <input
        // biome-ignore lint/a11y/noAutofocus: it was just asked for.
        autoFocus
        aria-label={t("newName", { name: preset.name })}
        maxLength={PRESET_NAME_MAX_CHARACTERS}
        value={name}
        className="control-height w-full min-w-0 rounded-md border border-line bg-field px-2 text-control text-ink pointer-coarse:text-[16px]"
        onChange={({ target }) => setName(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
          // The name is left, not the list.
          event.stopPropagation();
          onDone();
        }}
      />
      <button
        type="submit"
        aria-label={t("keepName")}
        className="inline-flex control-square shrink-0 items-center justify-center rounded-md text-dim hover:text-ink"
      >
        <Check aria-hidden="true" size={16} />
      </button>
    </form>
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
