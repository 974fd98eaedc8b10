import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { DOWNLOAD_MAX_SIDE_PX, DOWNLOAD_MIN_SIDE_PX } from "@/lib/domain/download";
import type { Size } from "@/lib/domain/fit-size";

/** Those that platforms and screens ask for. */
const usualSides = [4096, 2560, 2048, 1600, 1080, 800, 640, 480];

/** The longer side of the file: the picture's own, a usual one below it, or one's own. */
export function SideField({
  sizeAt,
  isWhole,
  maxSide,
  onChange,
}: {
  /** Of the file, for a longer side; for null as large as it can be. */
  sizeAt: (side: number | null) => Size;
  /** Whether the largest is the picture's own size. */
  isWhole: boolean;
  maxSide: number | null;
  onChange: (maxSide: number | null) => void;
}) {
  const t = useTranslations("download");
  const id = useId();
  const largest = sizeAt(null);
  const longSide = Math.max(largest.width, largest.height);
  const sides = usualSides.filter((side) => side < longSide);
  // What is larger than the picture is its full size.
  const chosen = maxSide !== null && maxSide < longSide ? maxSide : null;
  const [isOwn, setOwn] = useState(chosen !== null && !sides.includes(chosen));
  const [typed, setTyped] = useState<string | null>(null);

  function commit(text: string) {
    setTyped(null);
    const side = Math.round(Number(text));
    if (text.trim() === "" || !Number.isFinite(side)) return;
    onChange(Math.min(DOWNLOAD_MAX_SIDE_PX, Math.max(DOWNLOAD_MIN_SIDE_PX, side)));
  }

  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-label text-dim">
        {t("longSide")}
      </label>
      <div className="flex gap-2">
        <Select
          id={id}
          className="min-w-0 flex-1"
          value={isOwn ? "own" : String(chosen ?? "full")}
          onChange={({ target }) => {
            setOwn(target.value === "own");
            if (target.value === "own") onChange(chosen ?? longSide);
            else onChange(target.value === "full" ? null : Number(target.value));
          }}
        >
          <option value="full">{t(isWhole ? "fullSize" : "largest", largest)}</option>
          {sides.map((side) => (
            <option key={side} value={side}>
              {t("pixels", sizeAt(side))}
            </option>
          ))}
          <option value="own">{t("ownSide")}</option>
        </Select>
        {isOwn ? (
          <TextField
            type="number"
            inputMode="numeric"
            className="w-24! text-right tabular-nums"
            aria-label={t("ownSideName")}
            min={DOWNLOAD_MIN_SIDE_PX}
            max={longSide}
            value={typed ?? maxSide ?? longSide}
            onFocus={({ target }) => target.select()}
            onChange={({ target }) => setTyped(target.value)}
            onBlur={({ target }) => commit(target.value)}
            onKeyDown={({ key, currentTarget }) => {
              if (key === "Enter") commit(currentTarget.value);
            }}
          />
        ) : null}
      </div>
    </div>
  );
}
