import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import type { Version } from "@/lib/client/versions";
import { useIsPhone } from "./use-is-phone";
import { VersionFacts } from "./version-facts";

/** All that is known of a version: beside the picture where there is room, else in a sheet. */
export function VersionDetails({ version, onClose }: { version: Version; onClose: () => void }) {
  const t = useTranslations("studio.details");
  const tCommon = useTranslations("common");
  if (useIsPhone()) {
    return (
      <Dialog open onOpenChange={onClose} title={t("title")} closeLabel={tCommon("close")}>
        <VersionFacts version={version} />
      </Dialog>
    );
  }
  return (
    <div className="absolute top-3 right-3 flex max-h-[calc(100%-5.5rem)] w-80 short:top-1 short:z-20 short:max-h-[calc(100%-0.5rem)] max-w-[calc(100%-1.5rem)] flex-col rounded-lg bg-panel text-ink shadow-float">
      <header className="flex items-center justify-between border-b border-line py-1 pr-1 pl-4">
        <h2 className="text-control font-semibold text-ink">{t("title")}</h2>
        <IconButton
          label={tCommon("close")}
          hintAlign="end"
          icon={<X aria-hidden="true" size={16} />}
          onClick={onClose}
        />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <section tabIndex={0} aria-label={t("title")} className="min-h-0 overflow-y-auto p-4 -outline-offset-2">
        <VersionFacts version={version} />
      </section>
    </div>
  );
}
