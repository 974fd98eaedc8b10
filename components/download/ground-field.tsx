import { TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";

const WHITE = "#ffffff";

/** What becomes of transparent parts: kept, or laid on a colour; where the format cannot keep them, that is said. */
export function GroundField({
  canKeep,
  whyNot,
  background,
  onChange,
}: {
  canKeep: boolean;
  /** Said where they cannot be kept. */
  whyNot: string;
  background: string | null;
  onChange: (background: string | null) => void;
}) {
  const t = useTranslations("download");
  const isKept = canKeep && background === null;
  return (
    <div className="flex flex-col gap-1">
      <span aria-hidden="true" className="text-label text-dim">
        {t("transparency")}
      </span>
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <Segmented
            label={t("transparency")}
            stretch
            value={isKept ? "keep" : "lay"}
            options={[
              { value: "keep", label: t("keepAlpha"), disabled: !canKeep },
              { value: "lay", label: t("layOnColour") },
            ]}
            onChange={(value) => onChange(value === "keep" ? null : (background ?? WHITE))}
          />
        </div>
        {isKept ? null : (
          <input
            type="color"
            aria-label={t("colour")}
            title={t("colour")}
            value={background ?? WHITE}
            onChange={({ target }) => onChange(target.value)}
            className="control-square shrink-0 cursor-pointer rounded-md border border-line bg-field p-1"
          />
        )}
      </div>
      {canKeep ? null : (
        <p className="flex items-start gap-1.5 text-label text-ink">
          <TriangleAlert aria-hidden="true" size={14} className="mt-0.5 shrink-0 text-ring" />
          {whyNot}
        </p>
      )}
    </div>
  );
}
