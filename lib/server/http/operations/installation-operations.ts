import { z } from "zod";
import { healthSchema, spendingSchema, storageUseSchema } from "@/lib/domain/installation-schema";
import { operation } from "../operation";

export const watchEdits = operation({
  id: "watchEdits",
  tag: "events",
  method: "GET",
  path: "/api/events",
  summary:
    "Server-sent events: `edit` (data: Edit) for every change, `removed` (data: { id }) for one that went into the trash or for good, `coming` (data: { outputId, preview }) when a provider has answered and the picture can be had before it is stored, and once more with its `size` where its display form may be smaller, `line` (data: { positions }) when the places in line of what is queued have moved, `alive` every 15 s.",
  query: z.object({ since: z.coerce.number().int().min(0).optional().describe("An event's id to resume from.") }),
  headers: [{ name: "Last-Event-ID", description: "The same, as browsers send it.", schema: z.string() }],
  answers: { 200: { description: "The stream.", mediaType: "text/event-stream" } },
});

export const readHealth = operation({
  id: "readHealth",
  tag: "installation",
  method: "GET",
  path: "/api/health",
  summary: "Whether database, storage and queue can work now.",
  isOpen: true,
  answers: {
    200: { description: "All is well.", schema: healthSchema },
    503: { description: "Something does not answer.", schema: healthSchema },
  },
});

export const readStorageUse = operation({
  id: "readStorageUse",
  tag: "installation",
  method: "GET",
  path: "/api/storage",
  summary: "How much one's own pictures and the whole database take.",
  answers: { 200: { description: "The use.", schema: storageUseSchema } },
});

export const readSpending = operation({
  id: "readSpending",
  tag: "installation",
  method: "GET",
  path: "/api/spending",
  summary:
    "What each provider that bills has cost today (the server's day), calls that are still to be made included, and how much it may cost.",
  answers: { 200: { description: "A line for each.", schema: z.object({ items: z.array(spendingSchema) }) } },
});

export const readDescription = operation({
  id: "readDescription",
  tag: "installation",
  method: "GET",
  path: "/api/openapi.json",
  summary: "This description.",
  answers: { 200: { description: "OpenAPI 3.1.", mediaType: "application/json" } },
});
