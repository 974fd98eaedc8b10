import { z } from "zod";
import { providerCheckSchema, providerSchema } from "@/lib/domain/provider-schema";
import { operation } from "../operation";

export const listProviders = operation({
  id: "listProviders",
  tag: "providers",
  method: "GET",
  path: "/api/providers",
  summary: "Every provider and its catalogue: never a key, nor part of one.",
  answers: { 200: { description: "The providers.", schema: z.array(providerSchema) } },
});

export const checkProvider = operation({
  id: "checkProvider",
  tag: "providers",
  method: "POST",
  path: "/api/providers/{id}/check",
  summary: "Whether a provider can be reached, as far as that can be known without paying.",
  limit: "checks",
  params: z.object({ id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/) }),
  answers: { 200: { description: "What was found.", schema: providerCheckSchema } },
  errors: ["not_found"],
});
