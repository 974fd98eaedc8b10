import { randomUUID } from "node:crypto";
import type { Edit } from "../../lib/domain/edit";
import { samplePicture } from "../emulators/core/sample-picture";
import type { Installation } from "./installation";
import { until } from "./until";

export type Order = {
  /** The `Idempotency-Key`, kept over every sending. */
  key: string;
  /** Of this order alone: by it the emulators' calls are told apart. */
  prompt: string;
  provider: string;
  outputs: number;
  /** Of the answer; null while none has come. */
  editId: string | null;
  isCanceled: boolean;
};

export const hosted = ["modelverse", "dmxapi", "vllm-omni-emulator", "openai-emulator"] as const;

/** What a person asks for in one round, and asks again for until there was an answer, as the page does. */
export class Orders {
  readonly all: Order[] = [];
  private sourceId: string | null = null;

  constructor(
    private readonly installation: Installation,
    private readonly round: string,
  ) {}

  /** Uploads the picture that all are about, of a colour of its own: no process has it prepared for a provider. */
  async prepare(number: number): Promise<void> {
    const background = `#${(0x3060c0 + number).toString(16)}`;
    const answer = await this.fetch("/api/images", {
      method: "POST",
      headers: { "content-type": "image/png" },
      body: new Uint8Array(await samplePicture({ background })),
    });
    const image = (await answer.json()) as { id: string };
    if (!answer.ok) throw new Error(`The source was refused: ${JSON.stringify(image)}`);
    this.sourceId = image.id;
  }

  make(provider: string, outputs = 1): Order {
    // The built-in filters understand only words of theirs.
    const wish = provider === "builtin" ? "pencil sketch. " : "";
    // Ends with a full stop, so that no prompt is the beginning of another.
    const prompt = `${wish}${this.round}, order ${this.all.length + 1}.`;
    const order = { key: randomUUID(), prompt, provider, outputs, editId: null, isCanceled: false };
    this.all.push(order);
    return order;
  }

  body({ prompt, provider, outputs }: Order): string {
    return JSON.stringify({ sourceId: this.sourceId, recipe: { provider, prompt, n: outputs, sendSize: "original" } });
  }

  /** Sends it once. False when no answer came, or one that says to come again. */
  async send(order: Order): Promise<boolean> {
    const headers = { "content-type": "application/json", "idempotency-key": order.key };
    const request = { method: "POST", headers, body: this.body(order), signal: AbortSignal.timeout(30_000) };
    const answer = await this.fetch("/api/edits", request).catch(() => null);
    const said = await answer?.json().catch(() => null);
    if (!answer || !said || answer.status >= 500 || answer.status === 429) return false;
    if (answer.status !== 202) throw new Error(`An order was refused (${answer.status}): ${JSON.stringify(said)}`);
    const { id } = said as Edit;
    if (order.editId !== null && order.editId !== id) throw new Error(`Two edits came of one key: ${order.prompt}.`);
    order.editId = id;
    return true;
  }

  /** Sends the unanswered again until each has an answer. */
  async sendRest(): Promise<void> {
    for (const order of this.all) {
      if (order.editId === null) await until(`an answer to ${order.prompt}`, () => this.send(order));
    }
  }

  async cancel(order: Order): Promise<void> {
    await this.fetch(`/api/edits/${order.editId}/cancel`, { method: "POST" });
    order.isCanceled = true;
  }

  private fetch(path: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.installation.door.url}${path}`, init);
  }
}
