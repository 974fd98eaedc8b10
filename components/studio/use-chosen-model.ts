"use client";

import { useMemo } from "react";
import { chosenModel } from "@/lib/client/recipe-form";
import { useStudio, useStudioParts } from "./studio-provider";

/** The provider and model that the form means now; null when none is ready. */
export function useChosenModel() {
  const { providers } = useStudioParts();
  const provider = useStudio((state) => state.form.provider);
  const model = useStudio((state) => state.form.model);
  return useMemo(() => chosenModel({ provider, model }, providers), [provider, model, providers]);
}
