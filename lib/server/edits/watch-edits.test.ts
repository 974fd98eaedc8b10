import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findEdit } from "@/lib/server/db/edits";
import { newId } from "@/lib/server/db/new-id";
import { giveEarlyDisplay, offerEarlyDisplay, readEarlyDisplay } from "@/lib/server/images/early-display";
import { scene } from "@/lib/server/images/test-scene";
import { cancelEdit } from "./cancel-edit";
import { tellComing } from "./coming-pictures";
import { createEdit } from "./create-edit";
import { deleteEdit } from "./delete-edit";
import { readRevisionOfPage } from "./drawn-pages";
import { restoreEdit } from "./restore-edit";
import { setFavourite } from "./set-favourite";
import { eventually, OWNER, openTestStudio, recipe, type TestStudio } from "./test-studio";
import { type EditNews, watchEdits } from "./watch-edits";

describe("watchEdits", () => {
  let studio: TestStudio;
  let sourceId: string;
  beforeAll(async () => {
    studio = await openTestStudio();
    sourceId = (await studio.upload()).id;
  });
  afterAll(() => studio.close());

  const start = () => createEdit(studio, OWNER, { sourceId, recipe: recipe(), parentOutputId: null }, null);
  const watch = (since: number | null = null, ownerId = OWNER, pace = {}) => {
    const leaving = new AbortController();
    const stream = watchEdits(studio, ownerId, since, leaving.signal, { marginAfterMs: 50, ...pace });
    const nextOfAll = async () => (await stream.next()).value as EditNews;
    type Numbered = Exclude<EditNews, { kind: "line" | "coming" }>;
    const next = async (): Promise<Numbered> => {
      for (;;) {
        const news = await nextOfAll();
        if (news.kind !== "line" && news.kind !== "coming") return news;
      }
    };
    const nextLine = async () => {
      for (;;) {
        const news = await nextOfAll();
        if (news.kind === "line") return news.positions;
      }
    };
    const nextOf = async (editId: string) => {
      for (;;) {
        const news = await next();
        if ((news.kind === "edit" && news.edit.id === editId) || (news.kind === "removed" && news.editId === editId))
          return news;
      }
    };
    return { next, nextOf, nextLine, leave: () => leaving.abort(), stream };
  };

  it("tells of a picture that can be had before its news, to its owner's streams", async () => {
    const [mine, others] = [watch(), watch(null, "eve")];
    for (const { next } of [mine, others]) await next();
    const imageId = newId();
    const [coming, ofOthers] = [mine.stream.next(), others.stream.next()];
    const endOffer = offerEarlyDisplay(imageId, OWNER);
    const output = { ownerId: OWNER, editId: "edit", outputId: "output" };
    tellComing(output, imageId);
    expect((await coming).value).toEqual({
      kind: "coming",
      outputId: "output",
      preview: { imageId, url: `/api/images/${imageId}/display`, size: null },
    });
    others.leave();
    expect(await ofOthers).toEqual({ done: true, value: undefined });
    endOffer();
    const next = mine.stream.next();
    tellComing(output, imageId);
    mine.leave();
    expect((await next).done).toBe(true);
  });

  /** A stream that has heard of an edit, and that its picture comes. */
  async function watchComing(savingAfterMs: number) {
    const watching = watch(null, OWNER, { savingAfterMs });
    await watching.next();
    const { id: editId, outputs } = await start();
    const outputId = outputs[0]?.id ?? "";
    await watching.nextOf(editId);
    await watching.nextLine();
    const imageId = newId();
    const endOffer = offerEarlyDisplay(imageId, OWNER);
    const tell = () => tellComing({ ownerId: OWNER, editId, outputId }, imageId);
    const coming = watching.stream.next();
    tell();
    expect((await coming).value).toMatchObject({ kind: "coming", preview: { size: null } });
    return { watching, editId, outputId, imageId, tell, endOffer };
  }

  it.each([
    { savingAfterMs: 60_000, told: [false] },
    { savingAfterMs: 0, told: [true, false] },
  ])("leaves the first change after that for a while: $savingAfterMs ms", async ({ savingAfterMs, told }) => {
    const { watching, editId, outputId, endOffer } = await watchComing(savingAfterMs);
    endOffer();
    const heard: (boolean | undefined)[] = [];
    const hear = async () => {
      const news = await watching.nextOf(editId);
      if (news.kind === "edit") heard.push(news.edit.outputs[0]?.favourite);
    };
    const first = hear();
    await setFavourite(studio, OWNER, outputId, true);
    if (told.length > 1) await first;
    const last = told.length > 1 ? hear() : first;
    await setFavourite(studio, OWNER, outputId, false);
    await last;
    expect(heard).toEqual(told);
    watching.leave();
  });

  it("tells the size of such a picture by itself: no change is told sooner for it, nor the next one later", async () => {
    const { watching, editId, outputId, imageId, tell, endOffer } = await watchComing(60_000);
    await setFavourite(studio, OWNER, outputId, true);
    const asked = readEarlyDisplay(imageId, OWNER);
    const sized = watching.stream.next();
    await giveEarlyDisplay(imageId, await scene(2400, 300).jpeg().toBuffer(), { onSized: tell });
    await asked;
    expect((await sized).value).toMatchObject({ kind: "coming", preview: { size: { width: 2400, height: 300 } } });
    endOffer();
    const next = watching.nextOf(editId);
    expect(await Promise.race([next, sleep(300, "nothing")])).toBe("nothing");
    await setFavourite(studio, OWNER, outputId, false);
    expect(await next).toMatchObject({ edit: { outputs: [{ favourite: false }] } });
    watching.leave();
  });

  it("tells where it begins, then every change with a rising number", async () => {
    const watching = watch();
    const { kind, revision } = await watching.next();
    expect(kind).toBe("position");
    const edit = await start();
    const created = await watching.nextOf(edit.id);
    expect(created).toMatchObject({ kind: "edit", edit: { id: edit.id, status: "queued" } });
    expect(created.revision).toBeGreaterThan(revision);
    await cancelEdit(studio, OWNER, edit.id);
    const canceled = await watching.nextOf(edit.id);
    expect(canceled).toMatchObject({ kind: "edit", edit: { status: "canceled" } });
    expect(canceled.revision).toBeGreaterThan(created.revision);
    watching.leave();
  });

  it("tells of the trash, of coming back and of the end", async () => {
    const edit = await start();
    const watching = watch();
    await watching.next();
    await deleteEdit(studio, OWNER, edit.id, { forever: false });
    expect(await watching.nextOf(edit.id)).toMatchObject({ kind: "removed", editId: edit.id });
    await restoreEdit(studio, OWNER, edit.id);
    expect(await watching.nextOf(edit.id)).toMatchObject({ kind: "edit" });
    await deleteEdit(studio, OWNER, edit.id, { forever: true });
    expect(await watching.nextOf(edit.id)).toMatchObject({ kind: "removed" });
    watching.leave();
  });

  it("resumes with what happened meanwhile", async () => {
    const [kept, trashed] = [await start(), await start()];
    const since = (await findEdit(studio.db, OWNER, trashed.id))?.edit.revision ?? 0;
    await setFavourite(studio, OWNER, kept.outputs[0]?.id ?? "", true);
    await deleteEdit(studio, OWNER, trashed.id, { forever: false });
    const watching = watch(since);
    expect(await watching.nextOf(kept.id)).toMatchObject({ kind: "edit", edit: { outputs: [{ favourite: true }] } });
    expect(await watching.nextOf(trashed.id)).toMatchObject({ kind: "removed" });
    watching.leave();
  });

  it("tells again what was committed late under an earlier number", async () => {
    const late = await start();
    const revision = (await findEdit(studio.db, OWNER, late.id))?.edit.revision ?? 0;
    const watching = watch(revision + 3);
    expect(await watching.nextOf(late.id)).toMatchObject({ kind: "edit", revision });
    watching.leave();
  });

  it("tells a page that has just been drawn nothing again but what was committed after it was", async () => {
    const late = await start();
    const outputId = late.outputs[0]?.id ?? "";
    await start();
    const other = await studio.database.pool.connect();
    await other.query("begin");
    // Draws its revision before the page is drawn, and is committed after.
    await other.query("update edits set revision = nextval('edit_revisions') where id = $1", [late.id]);
    // Of transactions of other databases it cannot be known that they change nothing here.
    await eventually(async () => {
      const oldest = "select pg_snapshot_xmin(pg_current_snapshot()) = pg_current_xact_id() as is_ours";
      return (await other.query(oldest)).rows[0].is_ours;
    });
    const early = await start();
    const since = await readRevisionOfPage(studio.db, OWNER);
    await other.query("commit");
    other.release();
    const watching = watch(since);
    expect(await watching.next()).toMatchObject({ kind: "edit", edit: { id: late.id } });
    // It may have been committed as late, by all that can be known.
    expect(await watching.next()).toMatchObject({ kind: "edit", edit: { id: early.id } });
    await setFavourite(studio, OWNER, outputId, true);
    const next = await watching.next();
    expect(next).toMatchObject({ kind: "edit", edit: { id: late.id, outputs: [{ favourite: true }] } });
    expect(next.revision).toBeGreaterThan(since);
    watching.leave();
  });

  it("tells no change twice, however fast they follow", async () => {
    const edit = await start();
    const outputId = edit.outputs[0]?.id ?? "";
    const watching = watch();
    await watching.next();
    for (let turn = 0; turn < 20; turn++) await setFavourite(studio, OWNER, outputId, turn % 2 === 0);
    const last = (await findEdit(studio.db, OWNER, edit.id))?.edit.revision;
    const revisions: number[] = [];
    while (revisions.at(-1) !== last) revisions.push((await watching.nextOf(edit.id)).revision);
    const other = await start();
    expect(await watching.next()).toMatchObject({ kind: "edit", edit: { id: other.id } });
    expect(new Set(revisions).size).toBe(revisions.length);
    watching.leave();
  });

  it("tells the places in line when they move, also when somebody else's runs move them", async () => {
    const others = await studio.upload("#040506", "faster");
    const request = { sourceId: others.id, recipe: recipe(), parentOutputId: null };
    const [first, second] = [await start(), await start()];
    const before = await createEdit(studio, "faster", request, null);
    const watching = watch();
    await watching.next();
    // Whatever stands in line from other tests is theirs; only the distance counts.
    await createEdit(studio, "faster", request, null);
    const placeOf = (positions: Record<string, number>, { outputs }: typeof first) =>
      positions[outputs[0]?.id ?? ""] ?? 0;
    const was = await watching.nextLine();
    expect(placeOf(was, second)).toBeGreaterThan(placeOf(was, first));
    await cancelEdit(studio, "faster", before.id);
    const is = await watching.nextLine();
    expect(placeOf(is, second)).toBe(placeOf(was, second) - 1);
    watching.leave();
  });

  it("tells nothing of somebody else's edits", async () => {
    const watching = watch(null, "stranger");
    await watching.next();
    await start();
    const theirs = await studio.upload("#010203", "stranger");
    const edit = await createEdit(
      studio,
      "stranger",
      { sourceId: theirs.id, recipe: recipe(), parentOutputId: null },
      null,
    );
    expect(await watching.next()).toMatchObject({ kind: "edit", edit: { id: edit.id } });
    watching.leave();
  });

  it("ends when nobody listens any more", async () => {
    const watching = watch();
    await watching.next();
    const end = watching.stream.next();
    watching.leave();
    expect(await end).toEqual({ done: true, value: undefined });
  });
});
