import { clsx } from "clsx";
import { Dices, Lock, LockOpen } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { findVersion } from "@/lib/client/versions";
import type { Controls } from "@/lib/domain/model-catalog";
import { SEED_MAX } from "@/lib/domain/recipe";
import { useStudio, useStudioParts } from "./studio-provider";
import { useControlNote } from "./use-unsupported-words";

const randomSeed = (max: number) => Math.floor(Math.random() * (Math.min(max, SEED_MAX) + 1));

/** Random unless a number stands in it. The lock takes the seed of the version on the stage, and gives it up again. */
export function SeedField({ control, sharedNoteId }: { control: Controls["seed"]; sharedNoteId?: string }) {
  const t = useTranslations("studio.field");
  const id = useId();
  const { store } = useStudioParts();
  const seed = useStudio((state) => state.form.seed);
  const fieldChanged = useStudio((state) => state.fieldChanged);
  const { note, describedBy } = useControlNote(control, id, sharedNoteId);
  const max = control.supported ? control.max : SEED_MAX;
  const disabled = !control.supported;

  function toggleLock() {
    const { edits, look } = store.getState();
    const used = findVersion(edits, look.outputId)?.output.seed;
    fieldChanged({ seed: seed === null ? (used ?? randomSeed(max)) : null });
  }

  return (
    <div>
      <div className={clsx("grid grid-cols-[5.25rem_1fr_auto] items-center gap-x-3", disabled && "opacity-60")}>
        <label htmlFor={id} className="text-control text-dim">
          {t("seed")}
        </label>
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          className="control-height w-full min-w-0 rounded-md border border-line bg-field px-3 text-control text-ink tabular-nums placeholder:text-dim pointer-coarse:text-[16px]"
          value={seed ?? ""}
          placeholder={t("seedRandom")}
          disabled={disabled}
          aria-describedby={describedBy}
          onChange={({ target }) => {
            // −1 is the providers' own word for random.
            const digits = target.value.trim().startsWith("-") ? "" : target.value.replace(/\D/g, "").slice(0, 10);
            fieldChanged({ seed: digits === "" ? null : Math.min(max, Number(digits)) });
          }}
        />
        <div className="flex">
          <IconButton
            label={t("newSeed")}
            disabled={disabled}
            icon={<Dices aria-hidden="true" size={16} />}
            onClick={() => fieldChanged({ seed: randomSeed(max) })}
          />
          <IconButton
            label={t("keepSeed")}
            hintAlign="end"
            disabled={disabled}
            aria-pressed={seed !== null}
            icon={seed === null ? <LockOpen aria-hidden="true" size={16} /> : <Lock aria-hidden="true" size={16} />}
            onClick={toggleLock}
          />
        </div>
      </div>
      {note ? (
        <p id={`${id}-note`} className="ml-24 pt-1 text-label text-dim">
          {note}
        </p>
      ) : null}
    </div>
  );
}
