import { z } from "zod";
import { newPresetSchema, pastPromptSchema, presetSchema, promptSchema } from "@/lib/domain/prompt-history-schema";
import { operation } from "../operation";
import { byId, flagSchema } from "../parameters";

export const listPrompts = operation({
  id: "listPrompts",
  tag: "prompts",
  method: "GET",
  path: "/api/prompts",
  summary: "The prompts of one's own edits, each once, the last used first.",
  query: z.object({
    q: z.string().max(200).optional().describe("Every word of it is in the prompt."),
    starred: flagSchema.default(false).describe("Only those with a star."),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answers: { 200: { description: "The prompts.", schema: z.object({ items: z.array(pastPromptSchema) }) } },
});

export const starPrompt = operation({
  id: "starPrompt",
  tag: "prompts",
  method: "PUT",
  path: "/api/prompts/star",
  summary: "Stars a prompt, or takes its star away. It need not have been run.",
  body: z.strictObject({ prompt: promptSchema, starred: z.boolean() }),
  answers: { 204: { description: "It is so." } },
});

export const listPresets = operation({
  id: "listPresets",
  tag: "prompts",
  method: "GET",
  path: "/api/presets",
  summary: "One's own presets, by name.",
  answers: { 200: { description: "The presets.", schema: z.object({ items: z.array(presetSchema) }) } },
});

export const savePreset = operation({
  id: "savePreset",
  tag: "prompts",
  method: "POST",
  path: "/api/presets",
  summary: "Saves a recipe under a name, with or without its prompt. Whatever had this name gives way.",
  body: newPresetSchema,
  answers: { 201: { description: "The preset.", schema: presetSchema } },
  errors: ["not_possible_now"],
});

export const changePreset = operation({
  id: "changePreset",
  tag: "prompts",
  method: "PATCH",
  path: "/api/presets/{id}",
  summary: "Gives a preset another name.",
  params: byId,
  body: newPresetSchema.pick({ name: true }),
  answers: { 200: { description: "The preset.", schema: presetSchema } },
  errors: ["not_found", "not_possible_now"],
});

export const deletePreset = operation({
  id: "deletePreset",
  tag: "prompts",
  method: "DELETE",
  path: "/api/presets/{id}",
  summary: "Deletes a preset.",
  params: byId,
  answers: { 204: { description: "It is gone." } },
  errors: ["not_found"],
});
