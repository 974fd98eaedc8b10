"use client";

import { useEffect } from "react";
import { readStored, writeStored } from "@/lib/client/persistence";
import { parseRecipeForm } from "@/lib/client/recipe-form";
import { READY_EVENT } from "./ready-event";
import { useStudioParts } from "./studio-provider";

const NAME = "diptych.recipe";
const WRITES_AFTER_MS = 250;

/** The form outlives the page, each tab's its own: read when it opens, written a moment after each change and at the latest when the page is left. */
export function useRememberedForm() {
  const { store } = useStudioParts();
  useEffect(() => {
    store.getState().formRemembered(readStored(NAME, parseRecipeForm, true));
    // What was written before there was a form goes into it now.
    dispatchEvent(new Event(READY_EVENT));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      clearTimeout(timer);
      timer = undefined;
      writeStored(NAME, store.getState().form, true);
    };
    const flush = () => timer && write();
    const unsubscribe = store.subscribe(({ form }, { form: before }) => {
      if (form === before) return;
      clearTimeout(timer);
      timer = setTimeout(write, WRITES_AFTER_MS);
    });
    window.addEventListener("pagehide", flush);
    return () => {
      flush();
      unsubscribe();
      window.removeEventListener("pagehide", flush);
    };
  }, [store]);
}
