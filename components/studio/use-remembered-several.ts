import { useEffect } from "react";
import { rememberSeveral } from "@/lib/client/remembered-several";
import { useStudioParts } from "./studio-provider";

/** Several prompts at once outlive the page, as the form does. */
export function useRememberedSeveral() {
  const { store } = useStudioParts();
  useEffect(() => rememberSeveral(store), [store]);
}
