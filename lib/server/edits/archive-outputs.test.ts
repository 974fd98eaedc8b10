import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Edit } from "@/lib/domain/edit";
import { pictureKey } from "@/lib/server/images/picture-key";
import { archiveOutputs } from "./archive-outputs";
import { createEdit } from "./create-edit";
import { deleteEdit } from "./delete-edit";
import { OWNER, openTestStudio, recipe, type TestStudio } from "./test-studio";

/** The files of a ZIP that stores them as they are, by its central directory (APPNOTE 4.3.12). */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  while (at !== -1 && bytes.readUInt32LE(at) === 0x02014b50) {
    const [size, nameLength, extraLength] = [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
    ];
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    files.set(name, bytes.subarray(start, start + size));
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  }
  return files;
}

const pixels = (picture: Buffer) => sharp(picture).removeAlpha().raw().toBuffer();

describe("an archive of versions", () => {
  let studio: TestStudio;
  let first: Edit;
  let second: Edit;
  beforeAll(async () => {
    studio = await openTestStudio();
    await studio.startWorker();
    const image = await studio.upload();
    const run = async (prompt: string, n: number) => {
      const request = { sourceId: image.id, recipe: recipe({ prompt, n }), parentOutputId: null };
      return studio.ended((await createEdit(studio, OWNER, request, null)).id);
    };
    first = await run("铅笔素描", 2);
    second = await run("sepia", 1);
  });
  afterAll(() => studio.close());

  const outputIds = () => [...first.outputs, ...second.outputs].map(({ id }) => id);
  const archive = async (ids: string[], ownerId = OWNER) =>
    unzip(Buffer.from(await new Response(await archiveOutputs(studio, ownerId, ids)).arrayBuffer()));

  it("has every picture pixel for pixel with its recipe in it, in the order asked for, and tells how each was made", async () => {
    const files = await archive([...outputIds(), ...outputIds()]);
    const names = [...files.keys()];
    expect(names).toEqual([
      expect.stringMatching(/^1-铅笔素描-1\.\w+$/),
      expect.stringMatching(/^2-铅笔素描-2\.\w+$/),
      expect.stringMatching(/^3-sepia\.\w+$/),
      "manifest.json",
    ]);
    const manifest = JSON.parse(files.get("manifest.json")?.toString() ?? "");
    expect(manifest.pictures).toHaveLength(3);
    for (const [index, entry] of manifest.pictures.entries()) {
      const output = [...first.outputs, ...second.outputs][index];
      expect(entry).toMatchObject({
        file: names[index],
        outputId: output?.id,
        seed: output?.seed,
        recipe: { provider: "builtin" },
      });
      const packed = files.get(entry.file) ?? Buffer.alloc(0);
      const stored = await studio.blobs.read(pictureKey(output?.image?.id ?? "", "full"));
      expect((await pixels(packed)).equals(await pixels(stored))).toBe(true);
      expect(packed.includes(entry.recipe.prompt)).toBe(true);
    }
  });

  it("leaves out what is in the trash, and says so when nothing is left", async () => {
    await deleteEdit(studio, OWNER, second.id, { forever: false });
    expect([...(await archive(outputIds())).keys()]).toHaveLength(3);
    await expect(archive(second.outputs.map(({ id }) => id))).rejects.toMatchObject({ code: "not_found" });
    await expect(archive(outputIds(), "somebody-else")).rejects.toMatchObject({ code: "not_found" });
  });

  it("names a picture whose bytes are lost, and goes on with the others", async () => {
    const [lost] = first.outputs;
    for (const form of ["original", "full"] as const)
      await studio.blobs.remove(pictureKey(lost?.image?.id ?? "", form));
    const files = await archive(first.outputs.map(({ id }) => id));
    const manifest = JSON.parse(files.get("manifest.json")?.toString() ?? "");
    expect(manifest.pictures.map(({ file }: { file: string | null }) => file === null)).toEqual([true, false]);
    expect([...files.keys()]).toHaveLength(2);
  });
});
