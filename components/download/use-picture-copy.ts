import { useTranslations } from "use-intl";
import { toast } from "@/components/ui/toaster";
import { copyPicture } from "@/lib/client/copy-picture";
import { errorKey } from "@/lib/client/error-copy";

/** Copies a picture and says what became of it. */
export function usePictureCopy() {
  const t = useTranslations("download.copied");
  const tErrors = useTranslations("errors");
  return async (coming: Promise<Blob>) => {
    try {
      const end = await copyPicture(coming);
      toast(t(end), { kind: end === "copied" ? "news" : "error" });
    } catch (error) {
      toast(tErrors(errorKey(error)), { kind: "error" });
    }
  };
}
