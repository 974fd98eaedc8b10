import { ImagePlus } from "lucide-react";
import { useDropzone } from "react-dropzone";
import { useTranslations } from "use-intl";

/** Covers the window while something is dragged over it, and takes what is dropped. */
export function DropOverlay({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useTranslations("studio.drop");
  const { getRootProps } = useDropzone({ noClick: true, noKeyboard: true, noPaste: true, onDrop: onFiles });
  return (
    <div {...getRootProps({ role: undefined, tabIndex: undefined })} className="fixed inset-0 z-50 bg-black/60 p-4">
      <div className="flex size-full flex-col items-center justify-center gap-3 rounded-lg border-2 border-dashed border-white text-title font-semibold text-white">
        <ImagePlus aria-hidden="true" size={32} strokeWidth={1.5} />
        {t("here")}
      </div>
    </div>
  );
}
