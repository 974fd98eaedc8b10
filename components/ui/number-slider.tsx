"use client";

import { clsx } from "clsx";
import { useId, useState } from "react";

/**
 * A number by slider or by hand. A value outside `min` to `max` cannot be entered: what is typed is
 * brought into the range and onto the step when the field is left.
 */
export function NumberSlider({
  label,
  value,
  min,
  max,
  step,
  onChange,
  disabled = false,
  note,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  onChange: (value: number) => void;
  disabled?: boolean;
  /** Why it is disabled, or what will be adjusted. */
  note?: string;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const decimals = step < 1 ? (String(step).split(".")[1]?.length ?? 2) : 0;
  const filled = `${((value - min) / (max - min)) * 100}%`;

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
        value={value}
        disabled={disabled}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <input
        type="number"
        inputMode="decimal"
        min={min}
        max={max}
        step={step}
        aria-label={label}
        className="control-height w-full rounded-md border border-line bg-field px-2 text-right text-control tabular-nums text-ink [appearance:textfield] disabled:opacity-60 [&::-webkit-inner-spin-button]:appearance-none"
        value={typed ?? value.toFixed(decimals)}
        disabled={disabled}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.metaKey && !event.ctrlKey) commit(event.currentTarget.value);
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
