import { afterEach, describe, expect, it } from "vitest";
import { findPrepared } from "@/lib/server/images/prepare-for-provider";
import { createEdit } from "./create-edit";
import { prepareAhead } from "./prepare-ahead";
import { finished, OWNER, openTestStudio, recipe, scriptedEditor, type TestStudio } from "./test-studio";

const { signal } = new AbortController();
const scripted = { provider: "scripted", model: null, sendSize: "model", signal } as const;

describe("a source that is prepared before anybody presses Run", () => {
  let studio: TestStudio;
  afterEach(() => studio.close());

  function preparedOf(imageId: string) {
    const model = studio.providers.find("scripted")?.models[0];
    return model && findPrepared(studio, imageId, model.source, "model");
  }

  it("is sent with the first press", async () => {
    studio = await openTestStudio([scriptedEditor({ submit: async () => finished() })]);
    await studio.startWorker();
    const source = await studio.upload();
    await prepareAhead(studio, OWNER, source.id, scripted);
    expect(preparedOf(source.id)).toMatchObject({ width: 64, height: 48 });
    const wish = { sourceId: source.id, recipe: recipe({ provider: "scripted" }), parentOutputId: null };
    const edit = await createEdit(studio, OWNER, wish, null);
    expect(edit.outputs.map(({ status }) => status)).toEqual(["submitting"]);
    expect((await studio.ended(edit.id)).status).toBe("succeeded");
  });

  it("has to be one's own, and for a model that is there", async () => {
    studio = await openTestStudio([scriptedEditor({ submit: async () => finished() })]);
    const { id } = await studio.upload();
    await expect(prepareAhead(studio, "stranger", id, scripted)).rejects.toMatchObject({ code: "not_found" });
    for (const unknown of [{ provider: "nobody" }, { model: "none" }]) {
      const asked = prepareAhead(studio, OWNER, id, { ...scripted, ...unknown });
      await expect(asked).rejects.toMatchObject({ code: "invalid_request" });
    }
  });

  it("is not prepared for somebody who has gone", async () => {
    studio = await openTestStudio([scriptedEditor({ submit: async () => finished() })]);
    const { id } = await studio.upload();
    const gone = AbortSignal.abort(new Error("Gone."));
    await expect(prepareAhead(studio, OWNER, id, { ...scripted, signal: gone })).rejects.toThrow("Gone.");
    expect(preparedOf(id)).toBeNull();
  });

  it("is left to those who send it", async () => {
    studio = await openTestStudio([scriptedEditor({ submit: async () => finished() })], undefined, { ROLE: "web" });
    const { id } = await studio.upload();
    await prepareAhead(studio, OWNER, id, scripted);
    expect(preparedOf(id)).toBeNull();
    await expect(prepareAhead(studio, OWNER, "a0000000000000000000", scripted)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
