"use client";

import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { toast } from "@/components/ui/toaster";
import { webAddressIn } from "@/lib/client/web-address";
import { useStudioParts } from "./studio-provider";

const isOfFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;

/** Whether it could be a picture: a file, or the address of one. */
const isTaken = (event: DragEvent) => isOfFiles(event) || event.dataTransfer?.types.includes("text/uri-list") === true;

/**
 * A drop anywhere in the window, and the file chooser. The drop zone comes with the first drag; what is dropped before it is there, and
 * addresses, are taken here. What was dropped is judged by the intake, which has the sentences for it.
 */
export function usePictureDrop() {
  const t = useTranslations("studio.drop");
  const { intake } = useStudioParts();
  const input = useRef<HTMLInputElement>(null);
  const [isDragging, setDragging] = useState(false);

  function take(files: readonly File[]) {
    const [file] = files;
    if (!file) return;
    if (files.length > 1) toast(t("onlyOne", { name: file.name }));
    void intake.bringFile(file);
  }

  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    // Each element under the pointer says that it was entered before the one above it says that it was left.
    let depth = 0;
    const count = (step: number) => {
      depth = Math.max(0, depth + step);
      setDragging(depth > 0);
    };
    const entered = (event: DragEvent) => {
      if (isOfFiles(event)) count(1);
    };
    const left = (event: DragEvent) => {
      if (isOfFiles(event)) count(-1);
    };
    // Without this the browser would leave the page and show the file by itself.
    const over = (event: DragEvent) => {
      if (isTaken(event)) event.preventDefault();
    };
    const dropped = (event: DragEvent) => {
      count(-depth);
      if (!isTaken(event)) return;
      const files = [...(event.dataTransfer?.files ?? [])];
      // A picture dragged out of another page can announce a file and bring its address alone: the drop zone has no use for that.
      const isTakenByZone = event.defaultPrevented && files.length > 0;
      if (isTakenByZone) return;
      event.preventDefault();
      const address = webAddressIn(event.dataTransfer?.getData("text/uri-list") ?? "");
      if (files.length > 0) latest.current(files);
      else if (address) void intake.bringAddress(address);
    };
    const ending = new AbortController();
    const { signal } = ending;
    document.addEventListener("dragenter", entered, { signal });
    document.addEventListener("dragleave", left, { signal });
    document.addEventListener("dragover", over, { signal });
    document.addEventListener("drop", dropped, { signal });
    return () => ending.abort();
  }, [intake]);

  return {
    inputProps: {
      ref: input,
      type: "file",
      accept: "image/*,.heic,.heif",
      "aria-hidden": true,
      tabIndex: -1,
      className: "hidden",
      onChange({ currentTarget }: ChangeEvent<HTMLInputElement>) {
        const files = [...(currentTarget.files ?? [])];
        // The same file again is a change, too.
        currentTarget.value = "";
        take(files);
      },
    },
    isDragging,
    take,
    choose: () => input.current?.click(),
  };
}
