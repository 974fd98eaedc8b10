import { ShieldCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Image } from "@/lib/domain/image";

/** Before a file is made anew of one that is signed: that this breaks the signature, and the file that keeps it. */
export function CredentialsNotice({ image }: { image: Image }) {
  const t = useTranslations("download.credentials");
  return (
    <div role="note" className="flex items-start gap-2 rounded-md border border-line bg-ground p-2.5 text-label">
      <ShieldCheck aria-hidden="true" size={16} className="mt-px shrink-0 text-ring" />
      <p>
        {t("breaks")}{" "}
        <a
          href={image.urls.original}
          download={`diptych-${image.id}.${image.mediaType.replace("image/", "").replace("jpeg", "jpg")}`}
          className="font-semibold text-ink underline underline-offset-2"
        >
          {t("asItCame")}
        </a>
      </p>
    </div>
  );
}
