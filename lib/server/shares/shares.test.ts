import { buffer } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shareSchema } from "@/lib/domain/share-schema";
import { shares } from "@/lib/server/db/schema";
import { createEdit } from "@/lib/server/edits/create-edit";
import { deleteEdit } from "@/lib/server/edits/delete-edit";
import { restoreEdit } from "@/lib/server/edits/restore-edit";
import {
  eventually,
  OWNER,
  openTestStudio,
  recipe,
  scriptedEditor,
  type TestStudio,
} from "@/lib/server/edits/test-studio";
import { inExportTurn } from "@/lib/server/images/in-pixel-turn";
import { ingestImage } from "@/lib/server/images/ingest-image";
import { withFile } from "@/lib/server/images/test-scene";
import { changeShare } from "./change-share";
import { createShare, type NewShare } from "./create-share";
import { downloadShared } from "./download-shared";
import { listShares } from "./list-shares";
import { openSharedPicture } from "./open-shared-picture";
import { readShare } from "./read-share";
import { readSharedPage } from "./read-shared-page";
import { requireOpenShare } from "./require-open-share";
import { revokeShare } from "./revoke-share";
import { unlockShare } from "./unlock-share";

const ORIGIN = "https://studio.example.org";
const noView = { isView: false };

describe("a share", () => {
  let studio: TestStudio;
  beforeAll(async () => {
    // Works until it is stopped.
    const submit = (_request: unknown, signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    studio = await openTestStudio([scriptedEditor({ submit })]);
    await studio.startWorker();
  });
  afterAll(() => studio.close());

  async function finishedEdit(changes = {}, colour = "#3366aa") {
    const source = await studio.upload(colour);
    const news = { sourceId: source.id, recipe: recipe(changes), parentOutputId: null };
    return studio.ended((await createEdit(studio, OWNER, news, null)).id);
  }
  const ids = (edit: { outputs: { id: string }[] }) => edit.outputs.map(({ id }) => id);
  const share = async (outputIds: string[], changes: Partial<NewShare> = {}) =>
    createShare(
      studio,
      OWNER,
      {
        showRecipe: false,
        showOriginal: true,
        allowDownload: false,
        indexable: false,
        title: null,
        note: null,
        expiresAt: null,
        password: null,
        outputIds,
        ...changes,
      },
      ORIGIN,
    );
  const codeOf = async (promise: Promise<unknown>) =>
    promise.then(
      () => "no error",
      (error) => error.code as string,
    );
  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

  it("has a token of more than 128 bits, an absolute address, and reads as its schema says", async () => {
    const made = await share(ids(await finishedEdit()), { title: "Ridge" });
    expect(shareSchema.parse(made)).toEqual(made);
    expect(made.token).toMatch(/^[0-9a-z]{26}$/);
    expect(26 * Math.log2(36)).toBeGreaterThan(128);
    expect(made.url).toBe(`${ORIGIN}/s/${made.token}`);
    expect(await readShare(studio, OWNER, made.id, ORIGIN)).toEqual(made);
    expect(made).not.toHaveProperty("passwordHash");
  });

  it("is its owner's alone to make, read, change and revoke", async () => {
    const edit = await finishedEdit();
    const made = await share(ids(edit));
    expect(
      await codeOf(createShare(studio, "another", { ...made, password: null, outputIds: ids(edit) }, ORIGIN)),
    ).toBe("not_found");
    expect(await codeOf(readShare(studio, "another", made.id, ORIGIN))).toBe("not_found");
    expect(await codeOf(changeShare(studio, "another", made.id, { title: "Mine" }, ORIGIN))).toBe("not_found");
    expect(await codeOf(revokeShare(studio, "another", made.id))).toBe("not_found");
    expect((await listShares(studio, "another", { limit: 10, cursor: null }, ORIGIN)).items).toEqual([]);
    expect((await readShare(studio, OWNER, made.id, ORIGIN)).title).toBeNull();
  });

  it("is refused for a version without a picture, in the trash, or with an end in the past", async () => {
    const source = await studio.upload("#112233");
    const scripted = recipe({ provider: "scripted", model: "filters" });
    const pending = await createEdit(
      studio,
      OWNER,
      { sourceId: source.id, recipe: scripted, parentOutputId: null },
      null,
    );
    expect(await codeOf(share(ids(pending)))).toBe("not_possible_now");
    const edit = await finishedEdit();
    expect(await codeOf(share(ids(edit), { expiresAt: "2020-01-01T00:00:00Z" }))).toBe("invalid_request");
    await deleteEdit(studio, OWNER, edit.id, { forever: false });
    expect(await codeOf(share(ids(edit)))).toBe("not_found");
    expect(await codeOf(share(["unknown-output-1"]))).toBe("not_found");
    expect(await codeOf(requireOpenShare(studio, "a\0b", null))).toBe("not_found");
  });

  it("shows a stranger the pictures, the words and nothing else", async () => {
    const edit = await finishedEdit({ n: 2, prompt: "sepia", seed: 7 });
    const made = await share(ids(edit), { title: "Ridge", note: "second try" });
    const page = await readSharedPage(studio, made.token, null, noView);
    expect(page).toMatchObject({ title: "Ridge", note: "second try", results: [{ index: 0 }, { index: 1 }] });
    expect(page.results[0]).toMatchObject({ recipe: null, isAi: false, before: { width: 64, height: 48 } });
    const text = JSON.stringify(page);
    for (const told of [OWNER, edit.id, edit.source.id, ...ids(edit), "sepia", "picture.png", made.id]) {
      expect(text, told).not.toContain(told);
    }
  });

  it("tells the recipe only when asked, without how many there were", async () => {
    const edit = await finishedEdit({ n: 2, seed: 7 });
    const made = await share(ids(edit).slice(1), { showRecipe: true });
    const [result] = (await readSharedPage(studio, made.token, null, noView)).results;
    expect(result?.recipe).toMatchObject({ recipe: { prompt: "pencil sketch", n: 1 }, modelLabel: "Filters" });
    expect(result?.recipe?.recipe.seed).toBe(edit.outputs[1]?.seed);
  });

  it("keeps the original to itself when only the result is shared", async () => {
    const edit = await finishedEdit();
    const made = await share(ids(edit), { showOriginal: false });
    const page = await readSharedPage(studio, made.token, null, noView);
    expect(page.results[0]?.before).toBeNull();
    expect(JSON.stringify(page)).not.toContain(edit.source.placeholder);
    const before = openSharedPicture(studio, made.token, null, { slot: "before", index: 0, size: "thumb" }, null);
    expect(await codeOf(before)).toBe("not_found");
    const after = await openSharedPicture(studio, made.token, null, { slot: "after", index: 0, size: "thumb" }, null);
    after.stream.destroy();
    expect(after).toMatchObject({ mediaType: "image/webp", name: null });
  });

  it("serves full size and files only where download is allowed", async () => {
    const edit = await finishedEdit({ prompt: "sepia" });
    const made = await share(ids(edit));
    const full = () => openSharedPicture(studio, made.token, null, { slot: "after", index: 0, size: "full" }, null);
    const file = () =>
      downloadShared(studio, made.token, null, { index: 0, format: "png", signal: new AbortController().signal });
    expect([await codeOf(full()), await codeOf(file())]).toEqual(["not_found", "not_found"]);
    await changeShare(studio, OWNER, made.id, { allowDownload: true }, ORIGIN);
    (await full()).stream.destroy();
    expect((await file()).fileName).toBe("diptych.png");
    await changeShare(studio, OWNER, made.id, { showRecipe: true }, ORIGIN);
    expect((await file()).fileName).toBe("sepia.png");
    await changeShare(studio, OWNER, made.id, { title: "Ridge" }, ORIGIN);
    expect((await file()).fileName).toBe("ridge.png");
  });

  it("makes files for strangers one at a time, and none that nobody waits for", async () => {
    const made = await share(ids(await finishedEdit()), { allowDownload: true });
    const leaving = new AbortController();
    const file = (signal = new AbortController().signal) =>
      downloadShared(studio, made.token, null, { index: 0, format: "png", signal }).then(
        ({ mediaType }) => mediaType,
        ({ name }) => name,
      );
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const others = Array.from({ length: inExportTurn.concurrency }, () => inExportTurn(() => held));
    const files = [file()];
    // It has the strangers' turn before the others come.
    await eventually(async () => inExportTurn.pendingCount === 1);
    files.push(file(leaving.signal), file());
    leaving.abort();
    // Whoever owns the pictures comes after one of theirs, and not after all of them.
    const own = inExportTurn(async () => inExportTurn.pendingCount);
    go();
    expect(await own).toBe(0);
    expect(await Promise.all(files)).toEqual(["image/png", "AbortError", "image/png"]);
    await Promise.all(others);
  });

  it("makes pictures for phones when they are first asked for, and keeps them", async () => {
    const photo = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: "#3366aa" } })
      .png()
      .toBuffer();
    const upload = await withFile(photo, (path) =>
      ingestImage(studio, { ownerId: OWNER, kind: "upload", path, name: null }),
    );
    const news = { sourceId: upload.image.id, recipe: recipe(), parentOutputId: null };
    const edit = await studio.ended((await createEdit(studio, OWNER, news, null)).id);
    const made = await share(ids(edit));
    const open = async (size: "small" | "smaller" = "small") => {
      const picture = await openSharedPicture(studio, made.token, null, { slot: "before", index: 0, size }, null);
      return { ...picture, content: await buffer(picture.stream) };
    };
    const [one, other] = await Promise.all([open(), open()]);
    expect(await sharp(one.content).metadata()).toMatchObject({ format: "webp", width: 1080, height: 810 });
    expect(one).toMatchObject({ mediaType: "image/webp", bytes: one.content.length, name: null, etag: other.etag });
    expect((await open()).content.equals(one.content)).toBe(true);
    const smaller = await open("smaller");
    expect(await sharp(smaller.content).metadata()).toMatchObject({ format: "webp", width: 720, height: 540 });
    expect(smaller.etag).not.toBe(one.etag);
    await deleteEdit(studio, OWNER, edit.id, { forever: false });
    expect(await codeOf(open())).toBe("share_gone");
  });

  it("has tags of pictures that two shares do not have in common", async () => {
    const outputIds = ids(await finishedEdit());
    const tags = [];
    for (const made of [await share(outputIds), await share(outputIds)]) {
      const query = { slot: "after", index: 0, size: "thumb" } as const;
      const { etag, stream } = await openSharedPicture(studio, made.token, null, query, null);
      stream.destroy();
      tags.push(etag);
    }
    expect(tags[0]).toMatch(/^"[\w-]{22}"$/);
    expect(tags[0]).not.toBe(tags[1]);
  });

  it("is over at once when it is revoked, and never comes back", async () => {
    const made = await share(ids(await finishedEdit()), { title: "Ridge" });
    await revokeShare(studio, OWNER, made.id);
    expect(await codeOf(requireOpenShare(studio, made.token, null))).toBe("share_gone");
    expect(await codeOf(readShare(studio, OWNER, made.id, ORIGIN))).toBe("not_found");
    expect(await codeOf(changeShare(studio, OWNER, made.id, { title: "x" }, ORIGIN))).toBe("not_found");
    expect(await codeOf(revokeShare(studio, OWNER, made.id))).toBe("not_found");
    const [row] = await studio.db.select().from(shares).where(eq(shares.id, made.id));
    expect(row).toMatchObject({ title: null, passwordHash: null });
  });

  it("is over when its time is, and open again with a later end", async () => {
    const made = await share(ids(await finishedEdit()), { expiresAt: inAnHour() });
    expect(await codeOf(requireOpenShare(studio, made.token, null))).toBe("no error");
    await studio.db
      .update(shares)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(shares.id, made.id));
    expect(await codeOf(requireOpenShare(studio, made.token, null))).toBe("share_gone");
    expect((await readShare(studio, OWNER, made.id, ORIGIN)).state).toBe("expired");
    await changeShare(studio, OWNER, made.id, { expiresAt: null }, ORIGIN);
    expect(await codeOf(requireOpenShare(studio, made.token, null))).toBe("no error");
  });

  it("dies with its edit in the trash, lives again with it, and is gone with it for good", async () => {
    const edit = await finishedEdit();
    const made = await share(ids(edit));
    await deleteEdit(studio, OWNER, edit.id, { forever: false });
    expect(await codeOf(requireOpenShare(studio, made.token, null))).toBe("share_gone");
    expect((await readShare(studio, OWNER, made.id, ORIGIN)).state).toBe("gone");
    await restoreEdit(studio, OWNER, edit.id);
    expect(await codeOf(requireOpenShare(studio, made.token, null))).toBe("no error");
    await deleteEdit(studio, OWNER, edit.id, { forever: true });
    expect(await codeOf(requireOpenShare(studio, made.token, null))).toBe("share_gone");
    const { items } = await listShares(studio, OWNER, { limit: 100, cursor: null }, ORIGIN);
    expect(items.map(({ id }) => id)).not.toContain(made.id);
  });

  it("loses one of several pictures to the trash, and the others keep their places", async () => {
    const [first, second] = [await finishedEdit(), await finishedEdit({ prompt: "sepia" })];
    const made = await share([...ids(first), ...ids(second), ...ids(first)]);
    expect(made.versions.map(({ outputId }) => outputId)).toEqual([...ids(first), ...ids(second)]);
    await deleteEdit(studio, OWNER, first.id, { forever: false });
    const page = await readSharedPage(studio, made.token, null, noView);
    expect(page.results.map(({ index }) => index)).toEqual([1]);
    const gone = openSharedPicture(studio, made.token, null, { slot: "after", index: 0, size: "thumb" }, null);
    expect(await codeOf(gone)).toBe("not_found");
  });

  it("opens with its password alone, and with a new one shuts out the old pass", async () => {
    const made = await share(ids(await finishedEdit()), { password: "open sesame" });
    const { token } = made;
    expect(made.hasPassword).toBe(true);
    const [row] = await studio.db.select().from(shares).where(eq(shares.id, made.id));
    expect(row?.passwordHash).not.toContain("sesame");
    expect(await codeOf(requireOpenShare(studio, token, null))).toBe("wrong_password");
    expect(await codeOf(requireOpenShare(studio, token, "x"))).toBe("wrong_password");
    expect(await unlockShare(studio, token, "wrong")).toBe(false);
    const pass = await unlockShare(studio, token, "open sesame");
    if (!pass) throw new Error("It did not open.");
    expect(await codeOf(requireOpenShare(studio, token, pass))).toBe("no error");
    const other = await share(ids(await finishedEdit()), { password: "open sesame" });
    expect(await codeOf(requireOpenShare(studio, other.token, pass))).toBe("wrong_password");
    await changeShare(studio, OWNER, made.id, { password: "open sesame" }, ORIGIN);
    expect(await codeOf(requireOpenShare(studio, token, pass))).toBe("wrong_password");
    await changeShare(studio, OWNER, made.id, { password: null }, ORIGIN);
    expect(await unlockShare(studio, token, "anything")).toBeNull();
    expect(await codeOf(requireOpenShare(studio, token, null))).toBe("no error");
  });

  it("counts views, and only those", async () => {
    const made = await share(ids(await finishedEdit()));
    await readSharedPage(studio, made.token, null, { isView: true });
    await readSharedPage(studio, made.token, null, noView);
    await Promise.all([1, 2, 3].map(() => readSharedPage(studio, made.token, null, { isView: true })));
    expect((await readShare(studio, OWNER, made.id, ORIGIN)).views).toBe(4);
  });

  it("is listed newest first, page by page", async () => {
    const outputIds = ids(await finishedEdit());
    const made = [await share(outputIds), await share(outputIds), await share(outputIds)].map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listShares(studio, OWNER, { limit: 2, cursor }, ORIGIN);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(0, 3).sort()).toEqual(made.sort());
    expect(await codeOf(listShares(studio, OWNER, { limit: 2, cursor: "x" }, ORIGIN))).toBe("invalid_request");
  });

  it("shows other versions when they are changed, under the same link", async () => {
    const [first, second] = [await finishedEdit(), await finishedEdit({ prompt: "sepia" })];
    const made = await share(ids(first));
    const changed = await changeShare(studio, OWNER, made.id, { outputIds: [...ids(second), ...ids(first)] }, ORIGIN);
    expect(changed).toMatchObject({ token: made.token, versions: [{ prompt: "sepia" }, { prompt: "pencil sketch" }] });
    expect(await codeOf(changeShare(studio, OWNER, made.id, { outputIds: ["unknown-output-1"] }, ORIGIN))).toBe(
      "not_found",
    );
  });

  it("is unknown by any other token", async () => {
    expect(await codeOf(requireOpenShare(studio, "0123456789abcdefghijklmnop", null))).toBe("not_found");
  });
});
