"use client";

import { useEffect } from "react";
import { useDropzone } from "react-dropzone";
import { useTranslations } from "use-intl";
import { toast } from "@/components/ui/toaster";
import { webAddressIn } from "@/lib/client/web-address";
import { useStudioParts } from "./studio-provider";

/** A drop anywhere in the window, and the file chooser. What was dropped is judged by the intake, which has the sentences for it. */
export function usePictureDrop() {
  const t = useTranslations("studio.drop");
  const { intake } = useStudioParts();
  const { getRootProps, getInputProps, rootRef, isDragGlobal, open } = useDropzone({
    noClick: true,
    noKeyboard: true,
    noPaste: true,
    onDrop(files) {
      const [file] = files;
      if (!file) return;
      if (files.length > 1) toast(t("onlyOne", { name: file.name }));
      void intake.bringFile(file);
    },
  });
  // The header is not the studio's, but a person who drops there means the studio all the same.
  useEffect(() => {
    const takeStray = (event: DragEvent) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (file && !rootRef.current?.contains(event.target as Node)) void intake.bringFile(file);
    };
    document.addEventListener("drop", takeStray);
    return () => document.removeEventListener("drop", takeStray);
  }, [intake, rootRef]);
  return {
    getRootProps: () =>
      getRootProps({
        role: undefined,
        onDrop(event) {
          const address = webAddressIn(event.dataTransfer.getData("text/uri-list"));
          if (address && event.dataTransfer.files.length === 0) void intake.bringAddress(address);
        },
      }),
    getInputProps: () =>
      getInputProps({ accept: "image/*,.heic,.heif", multiple: false, "aria-hidden": true, className: "absolute" }),
    isDragging: isDragGlobal,
    choose: open,
  };
}
