import type { Caller } from "@/lib/server/auth/caller";
import { untilAccessEnds } from "@/lib/server/auth/until-access-ends";
import { type EditNews, watchEdits } from "@/lib/server/edits/watch-edits";
import type { Services } from "@/lib/server/services";
import { eventStream, type StreamedEvent } from "./event-stream";

/** The owner's edits as server-sent events, from where the reader left off, for as long as they are let in. */
export function editEvents(
  services: Services,
  { ownerId, access }: Caller,
  since: number | null,
  request: Request,
): Response {
  const resumeFrom = readRevision(request.headers.get("last-event-id")) ?? since;
  return eventStream(
    (signal) => {
      const untilEnd = untilAccessEnds(services, access, signal);
      return counted(services, toEvents(watchEdits(services, ownerId, resumeFrom, untilEnd)));
    },
    request.signal,
    (error) => services.log.warn({ error }, "a stream of events broke off"),
  );
}

/** Open from its first event to its end. */
async function* counted<Item>({ metrics }: Services, items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const close = metrics.streamOpened();
  try {
    yield* items;
  } finally {
    close();
  }
}

async function* toEvents(news: AsyncIterable<EditNews>): AsyncGenerator<StreamedEvent> {
  for await (const item of news) {
    if (item.kind === "line") {
      yield { event: "line", id: null, data: { positions: item.positions } };
      continue;
    }
    if (item.kind === "coming") {
      yield { event: "coming", id: null, data: { outputId: item.outputId, preview: item.preview } };
      continue;
    }
    const id = String(item.revision);
    if (item.kind === "position") yield { event: null, id, data: null };
    else if (item.kind === "edit") yield { event: "edit", id, data: item.edit };
    else yield { event: "removed", id, data: { id: item.editId } };
  }
}

/** What is no id of ours counts as none. */
function readRevision(header: string | null): number | null {
  return header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null;
}
