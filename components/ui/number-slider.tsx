"use client";

import { clsx } from "clsx";
import { useState } from "react";

/**
 * A number by slider or by hand. A value outside `min` to `max` cannot be entered: what is typed is
 * brought into the range and onto the step when the field is left.
 */
export function NumberSlider({
  label,
  value,
  emptyWord,
  min,
  max,
  step,
  onChange,
  disabled = false,
  id,
  note,
  describedBy,
}: {
  label: string;
  /** Null while none is set: `emptyWord` stands in the field then. */
  value: number | null;
  emptyWord: string;
  min: number;
  max: number;
  step: number;
  onChange: (value: number) => void;
  disabled?: boolean;
  id: string;
  /** Why it is disabled, or what will be adjusted; stands under `${id}-note`. */
  note?: string;
  describedBy?: string;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const decimals = step < 1 ? (String(step).split(".")[1]?.length ?? 2) : 0;
  const filled = `${(((value ?? min) - min) / (max - min)) * 100}%`;

  function commit(text: string) {
    setTyped(null);
    const number = Number(text.replace(",", "."));
    if (text.trim() === "" || !Number.isFinite(number)) return;
    const stepped = Math.round((number - min) / step) * step + min;
    onChange(Number(Math.min(max, Math.max(min, stepped)).toFixed(decimals)));
  }

  return (
    <div className="grid grid-cols-[5.25rem_1fr_3.5rem] items-center gap-x-3">
      <label htmlFor={id} className={clsx("text-control text-dim", disabled && "opacity-60")}>
        {label}
      </label>
      <input
        id={id}
        type="range"
        className={clsx("range", disabled && "opacity-60")}
        style={{ "--filled": filled }}
        min={min}
        max={max}
        step={step}
        value={value ?? min}
        disabled={disabled}
        aria-valuetext={value === null ? emptyWord : undefined}
        aria-describedby={describedBy}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <input
        type="number"
        inputMode="decimal"
        min={min}
        max={max}
        step={step}
        aria-label={label}
        aria-describedby={describedBy}
        className="control-height w-full rounded-md border border-line bg-field px-2 text-right text-control tabular-nums text-ink placeholder:text-dim [appearance:textfield] disabled:opacity-60 [&::-webkit-inner-spin-button]:appearance-none"
        value={typed ?? value?.toFixed(decimals) ?? ""}
        placeholder={emptyWord}
        disabled={disabled}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => {
          // Also with the key that runs: what stands in the field is what is sent.
          if (event.key === "Enter") commit(event.currentTarget.value);
        }}
      />
      {note ? (
        <p id={`${id}-note`} className="col-span-2 col-start-2 pt-1 text-label text-dim">
          {note}
        </p>
      ) : null}
    </div>
  );
}
