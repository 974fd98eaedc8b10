import { setTimeout as sleep } from "node:timers/promises";
import type { Edit, Preview } from "@/lib/domain/edit";
import { findLastRevision, listEditsByIds, listEditsChangedAfter, listEditsCommittedLate } from "@/lib/server/db/edits";
import { listQueuePositions } from "@/lib/server/db/outputs";
import type { Services } from "@/lib/server/services";
import { onComing } from "./coming-pictures";
import { describeEdits } from "./describe-edits";
import { horizonOfPage } from "./drawn-pages";

export type EditNews =
  /** Where a watcher stands that has seen everything until now. */
  | { kind: "position"; revision: number }
  | { kind: "edit"; revision: number; edit: Edit }
  /** In the trash, or gone. */
  | { kind: "removed"; revision: number; editId: string }
  /**
   * An output was answered: its picture is to be had here, the news of it come when they are written down. Told again when its size is known
   * where its display form does not say it.
   */
  | { kind: "coming"; outputId: string; preview: Preview }
  /** The places in line of all that the owner has queued, by output; they move when others come and go. */
  | { kind: "line"; positions: Record<string, number> };

type Changed = { editId: string; revision: number };

type EditChanged = Extract<EditNews, { kind: "edit" | "removed" }>;

/** Transactions commit in another order than they draw revisions: going on from one, look this far back. */
const MARGIN = 100;
/**
 * Hardly ever is anything new among those. Of a page that this process drew it is known what can be; whoever comes back to a stream is told all,
 * later, as there are better things to do than to hear a hundred edits again.
 */
const MARGIN_AFTER_MS = 5000;
/** Whoever was away for longer than this many changes reads the lists anew. */
const RESUME_MAX = 500;
const BATCH = 20;
/** So long it takes from an edit's first state to the second, on a machine at rest: the two are one piece of news. */
const NEW_ONES_AFTER_MS = 30;
/** Whoever heard that a picture comes knows that it is being saved: until it is drawn there are better things to do than to say so again. */
const SAVING_AFTER_MS = 150;
/** Lines move with every output of everybody: they are told at most this often. */
const LINE_EVERY_MS = 1000;

/**
 * Every change of the owner's edits from now on, or from `since` (some of it told again), until the signal aborts.
 * Several changes of one edit that nobody has fetched yet are one.
 */
export async function* watchEdits(
  services: Pick<Services, "db" | "news" | "providers">,
  ownerId: string,
  since: number | null,
  signal: AbortSignal,
  { marginAfterMs = MARGIN_AFTER_MS, savingAfterMs = SAVING_AFTER_MS } = {},
): AsyncGenerator<EditNews> {
  const { db, news } = services;
  const pending = new Map<string, number>();
  const told = createMemory();
  const bell = createBell(signal);
  const line = createLineWatch(() => listQueuePositions(db, ownerId), bell.ring);
  let seen = 0;
  let mustCatchUp = since !== null;
  const later = new Set<NodeJS.Timeout>();
  const inAWhile = (act: () => void, ms: number) => {
    const timer = setTimeout(() => {
      later.delete(timer);
      act();
    }, ms);
    later.add(timer);
  };
  const coming: Extract<EditNews, { kind: "coming" }>[] = [];
  const comingOf = new Set<string>();
  const queue = ({ editId, revision }: Changed) => {
    // What was read for one change may have had the next one in it.
    if (told.has(editId, revision)) return;
    pending.set(editId, Math.max(revision, pending.get(editId) ?? 0));
    bell.ring();
  };
  const note = (change: Changed) => {
    if (comingOf.delete(change.editId)) inAWhile(() => queue(change), savingAfterMs);
    else queue(change);
  };
  const unsubscribe = news.subscribe(
    (change) => {
      if (change.ownerId === ownerId) note(change);
      line.moved();
    },
    () => {
      mustCatchUp = true;
      line.moved();
      bell.ring();
    },
  );
  const endComing = onComing(({ ownerId: owner, editId, outputId, preview }) => {
    if (owner !== ownerId) return;
    // Of its size one may hear when its saving has been told already.
    if (preview.size === null) comingOf.add(editId);
    coming.push({ kind: "coming", outputId, preview });
    bell.ring();
  });
  try {
    seen = since ?? (await findLastRevision(db, ownerId)).revision;
    if (since === null) yield { kind: "position", revision: seen };
    while (!signal.aborted) {
      yield* coming.splice(0);
      if (mustCatchUp) {
        mustCatchUp = false;
        const from = seen;
        const horizon = horizonOfPage(ownerId, from);
        if (horizon !== null) {
          const late = { revision: from, span: MARGIN, horizon };
          for (const change of await listEditsCommittedLate(db, ownerId, late)) note(change);
          for (const change of await listEditsChangedAfter(db, ownerId, from, RESUME_MAX)) note(change);
        } else {
          const changes = await listEditsChangedAfter(db, ownerId, from - MARGIN, RESUME_MAX);
          for (const change of changes) if (change.revision > from) note(change);
          const lookAgain = () => changes.forEach(note);
          inAWhile(lookAgain, marginAfterMs);
        }
      }
      // Whoever made it is being answered; it is about to be sent, which is worth more than a word before.
      if ([...pending.keys()].some((editId) => !told.knows(editId))) await sleep(NEW_ONES_AFTER_MS);
      const batch = takeOldest(pending);
      for (const item of await describeChanges(services, ownerId, batch)) {
        seen = Math.max(seen, item.revision);
        told.keep(item.kind === "edit" ? item.edit.id : item.editId, item.revision);
        yield item;
      }
      const positions = await line.take();
      if (positions) yield { kind: "line", positions };
      if (pending.size === 0 && coming.length === 0 && !mustCatchUp) await bell.rung();
    }
  } finally {
    line.end();
    later.forEach(clearTimeout);
    endComing();
    unsubscribe();
  }
}

function takeOldest(pending: Map<string, number>): Map<string, number> {
  const batch = [...pending].sort(([, one], [, other]) => one - other).slice(0, BATCH);
  for (const [editId] of batch) pending.delete(editId);
  return new Map(batch);
}

async function describeChanges(
  services: Pick<Services, "db" | "providers">,
  ownerId: string,
  changed: ReadonlyMap<string, number>,
): Promise<EditChanged[]> {
  if (changed.size === 0) return [];
  const rows = await listEditsByIds(services.db, ownerId, [...changed.keys()]);
  const shown = rows.filter(({ edit }) => edit.trashedAt === null);
  const edits = await describeEdits(services, ownerId, shown);
  const revisions = new Map(shown.map(({ edit }) => [edit.id, edit.revision]));
  const present = edits.map((edit) => ({ kind: "edit", revision: revisions.get(edit.id) ?? 0, edit }) as const);
  const removed = [...changed]
    .filter(([editId]) => !revisions.has(editId))
    .map(([editId, revision]) => ({ kind: "removed", revision, editId }) as const);
  return [...present, ...removed].sort((one, other) => one.revision - other.revision);
}

/** Which revision of an edit was told last; the oldest are forgotten, which only tells one of them twice. */
function createMemory() {
  const revisions = new Map<string, number>();
  return {
    knows: (editId: string) => revisions.has(editId),
    has: (editId: string, revision: number) => (revisions.get(editId) ?? -1) >= revision,
    keep(editId: string, revision: number) {
      revisions.delete(editId);
      revisions.set(editId, revision);
      const [oldest] = revisions.keys();
      if (revisions.size > RESUME_MAX && oldest !== undefined) revisions.delete(oldest);
    },
  };
}

/** Reads the line again a while after it moved, and gives it only when it is another than was given last. */
function createLineWatch(read: () => Promise<ReadonlyMap<string, number>>, ring: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let isDue = false;
  let given = "{}";
  return {
    moved() {
      timer ??= setTimeout(() => {
        timer = undefined;
        isDue = true;
        ring();
      }, LINE_EVERY_MS);
    },
    async take(): Promise<Record<string, number> | null> {
      if (!isDue) return null;
      isDue = false;
      const positions = Object.fromEntries(await read());
      const text = JSON.stringify(positions);
      if (text === given) return null;
      given = text;
      return positions;
    },
    end: () => clearTimeout(timer),
  };
}

/** Lets one waiter sleep until something happens; a ring that nobody waited for is kept. */
function createBell(signal: AbortSignal) {
  let hasRung = false;
  let wake: (() => void) | null = null;
  const ring = () => {
    hasRung = true;
    wake?.();
  };
  signal.addEventListener("abort", ring, { once: true });
  return {
    ring,
    async rung() {
      if (!hasRung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      hasRung = false;
    },
  };
}
