import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pastPromptSchema, presetSchema } from "@/lib/domain/prompt-history-schema";
import { createEdit } from "@/lib/server/edits/create-edit";
import { deleteEdit } from "@/lib/server/edits/delete-edit";
import { OWNER, openTestStudio, recipe, type TestStudio } from "@/lib/server/edits/test-studio";
import { deletePreset } from "./delete-preset";
import { listPresets } from "./list-presets";
import { listPrompts } from "./list-prompts";
import { renamePreset } from "./rename-preset";
import { savePreset } from "./save-preset";
import { starPrompt } from "./star-prompt";

const all = { starred: false, limit: 50 };

describe("what was run here", () => {
  let studio: TestStudio;
  let sourceId: string;
  beforeAll(async () => {
    studio = await openTestStudio();
    sourceId = (await studio.upload()).id;
    for (const prompt of ["pencil sketch", "warmer", "改成夜景", "pencil sketch"]) await run(prompt);
  });
  afterAll(() => studio.close());

  const run = (prompt: string) =>
    createEdit(studio, OWNER, { sourceId, recipe: recipe({ prompt }), parentOutputId: null }, null);
  const prompts = async (query: Parameters<typeof listPrompts>[2] = all, ownerId = OWNER) =>
    (await listPrompts(studio, ownerId, query)).map(({ prompt }) => prompt);

  it("is listed once each, the last used first, and as its schema says", async () => {
    expect(await prompts()).toEqual(["pencil sketch", "改成夜景", "warmer"]);
    const [newest] = await listPrompts(studio, OWNER, all);
    expect(newest).toMatchObject({ uses: 2, starred: false });
    expect(pastPromptSchema.parse(newest)).toEqual(newest);
    expect(await prompts({ ...all, limit: 2 })).toHaveLength(2);
  });

  it("is its owner's alone, the stars included", async () => {
    await starPrompt(studio, "another", { prompt: "warmer", starred: true });
    expect(await prompts(all, "another")).toEqual(["warmer"]);
    expect(await prompts({ ...all, starred: true })).toEqual([]);
  });

  it("is found by its words, also Chinese ones without spaces, and by signs as they are", async () => {
    expect(await prompts({ ...all, q: "sketch PENCIL" })).toEqual(["pencil sketch"]);
    expect(await prompts({ ...all, q: "夜景" })).toEqual(["改成夜景"]);
    expect(await prompts({ ...all, q: "%" })).toEqual([]);
  });

  it("keeps a star also when the edits are gone, until it is taken away", async () => {
    const edit = await run("to be forgotten");
    await starPrompt(studio, OWNER, { prompt: "to be forgotten", starred: true });
    await starPrompt(studio, OWNER, { prompt: "to be forgotten", starred: true });
    expect(await prompts({ ...all, starred: true })).toEqual(["to be forgotten"]);
    await deleteEdit(studio, OWNER, edit.id, { forever: false });
    const [left] = await listPrompts(studio, OWNER, { ...all, starred: true });
    expect(left).toEqual({ prompt: "to be forgotten", starred: true, uses: 0, lastUsedAt: null });
    await starPrompt(studio, OWNER, { prompt: "to be forgotten", starred: false });
    expect(await prompts()).not.toContain("to be forgotten");
  });
});

describe("presets", () => {
  let studio: TestStudio;
  beforeAll(async () => {
    studio = await openTestStudio();
  });
  afterAll(() => studio.close());
  const settings = (changes: Parameters<typeof recipe>[0] = {}) => {
    const { prompt: _, ...rest } = recipe(changes);
    return rest;
  };

  it("are saved, listed by name, replaced under the same name, and deleted", async () => {
    const night = await savePreset(studio, OWNER, { name: "Night", prompt: "night", recipe: settings({ seed: 7 }) });
    await savePreset(studio, OWNER, { name: "Bold", prompt: null, recipe: settings() });
    expect(presetSchema.parse(night)).toEqual(night);
    expect((await listPresets(studio, OWNER)).map(({ name }) => name)).toEqual(["Bold", "Night"]);
    const again = await savePreset(studio, OWNER, { name: "Night", prompt: null, recipe: settings({ seed: 8 }) });
    expect(again).toMatchObject({ id: night.id, prompt: null, recipe: { seed: 8 } });
    await deletePreset(studio, OWNER, night.id);
    expect((await listPresets(studio, OWNER)).map(({ name }) => name)).toEqual(["Bold"]);
  });

  it("get another name, but never that of another one", async () => {
    const { id } = await savePreset(studio, OWNER, { name: "Dusk", prompt: "dusk", recipe: settings() });
    await savePreset(studio, OWNER, { name: "Dawn", prompt: null, recipe: settings() });
    expect(await renamePreset(studio, OWNER, id, "Late")).toMatchObject({ id, name: "Late", prompt: "dusk" });
    expect(await renamePreset(studio, OWNER, id, "Late")).toMatchObject({ name: "Late" });
    await expect(renamePreset(studio, OWNER, id, "Dawn")).rejects.toMatchObject({ code: "not_possible_now" });
    await expect(renamePreset(studio, "another", id, "Theirs")).rejects.toMatchObject({ code: "not_found" });
    expect((await listPresets(studio, OWNER)).map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Dawn", "Late"]),
    );
  });

  it("are their owner's alone", async () => {
    const mine = await savePreset(studio, OWNER, { name: "Mine", prompt: null, recipe: settings() });
    expect(await listPresets(studio, "another")).toEqual([]);
    await expect(deletePreset(studio, "another", mine.id)).rejects.toMatchObject({ code: "not_found" });
  });
});
