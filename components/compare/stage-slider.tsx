import { type KeyboardEvent, useId } from "react";

/** A slider that floats over the stage. Its keys are its own: they move neither the picture nor the version. */
export function StageSlider({
  label,
  value,
  min,
  max,
  step,
  valueText,
  onChange,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** Shown beside it, and said in place of the number. */
  valueText: string;
  onChange: (value: number) => void;
}) {
  const id = useId();
  const keep = (event: KeyboardEvent) => {
    if (/^(Arrow|Page|Home|End)/.test(event.key)) event.stopPropagation();
  };
  return (
    <div className="flex min-w-0 items-center gap-2 group-data-short/stage:w-full group-data-short/stage:flex-wrap group-data-short/stage:justify-between group-data-short/stage:gap-y-0">
      <label htmlFor={id} className="text-control whitespace-nowrap text-dim">
        {label}
      </label>
      <input
        id={id}
        type="range"
        className="range w-32 min-w-16 group-data-short/stage:order-last group-data-short/stage:h-8 group-data-short/stage:w-full"
        style={{ "--filled": `${((value - min) / (max - min)) * 100}%` }}
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={valueText}
        onKeyDown={keep}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <span aria-hidden="true" className="min-w-11 text-right text-control text-ink tabular-nums">
        {valueText}
      </span>
    </div>
  );
}
