"use client";

import { useEffect } from "react";
import { isTyping } from "@/lib/client/is-typing";
import { webAddressIn } from "@/lib/client/web-address";
import { useStudioParts } from "./studio-provider";

/** A pasted picture is taken wherever one is; a pasted address only where nobody is writing. */
export function usePastedPicture() {
  const { intake } = useStudioParts();
  useEffect(() => {
    function paste(event: ClipboardEvent) {
      const { clipboardData, target } = event;
      const text = clipboardData?.getData("text/plain") ?? "";
      const [file] = clipboardData?.files ?? [];
      // A table or a paragraph brings a picture of itself along: in a field, its text is meant.
      if (file && !(text && isTyping(target))) {
        event.preventDefault();
        void intake.bringFile(file);
        return;
      }
      const address = isTyping(target) ? null : webAddressIn(text);
      if (address) void intake.bringAddress(address);
    }
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [intake]);
}
