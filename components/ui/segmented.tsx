"use client";

import { clsx } from "clsx";
import { type ReactNode, useId } from "react";

/** One of a few: a group of radio buttons drawn as a bar. Arrow keys move the choice, as in every radio group. */
export function Segmented<Value extends string | number>({
  label,
  value,
  options,
  onChange,
  disabled = false,
  stretch = false,
  quiet = false,
  describedBy,
  wordsClass,
}: {
  /** The group's accessible name. */
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon?: ReactNode; keys?: string; disabled?: boolean }[];
  onChange: (value: Value) => void;
  disabled?: boolean;
  /** Options of equal width that fill the row. */
  stretch?: boolean;
  /** Without a frame of its own. */
  quiet?: boolean;
  describedBy?: string;
  /** Where there is too little room for words, and the icons do. */
  wordsClass?: string;
}) {
  const name = useId();
  return (
    <fieldset
      disabled={disabled}
      aria-describedby={describedBy}
      className={clsx(
        "inline-flex min-w-0 rounded-md p-px",
        stretch && "w-full",
        !quiet && "border border-line bg-field",
      )}
    >
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          title={wordsClass && option.keys ? `${option.label} (${option.keys})` : option.keys}
          className={clsx(
            "relative inline-flex control-height cursor-pointer items-center justify-center gap-1.5 rounded-md px-3 text-control whitespace-nowrap text-dim transition-colors duration-150 select-none hover:text-ink has-checked:bg-chosen has-checked:text-ink has-disabled:cursor-not-allowed has-disabled:opacity-50 has-focus-visible:outline-2 has-focus-visible:outline-ring",
            stretch && "flex-1 px-1",
          )}
        >
          <input
            type="radio"
            name={name}
            className="absolute inset-0 size-full cursor-[inherit] appearance-none outline-none focus-visible:shadow-none"
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
            aria-label={option.label}
          />
          {option.icon}
          <span aria-hidden={option.icon ? true : undefined} className={wordsClass}>
            {option.label}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
