import { useEffect, useRef } from "react";
import { isTyping } from "@/lib/client/is-typing";
import { keyPreferences } from "@/lib/client/key-preferences";
import { type GalleryAction, galleryActionById, galleryActionOf } from "./gallery-actions";

/** What keys do wherever the focus is, but never instead of a letter that somebody writes. `act` says whether it meant something. */
export function useGalleryKeys(act: (id: GalleryAction["id"]) => boolean): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (document.querySelector('[role="dialog"]:not([data-closed])')) return;
      const { areLettersOn } = keyPreferences.getState();
      const id = galleryActionOf(event, { isWriting: isTyping(event.target), areLettersOn });
      if (id && !galleryActionById(id).onTile && latest.current(id)) event.preventDefault();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
