import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { nothingInDoubt, type Round } from "../round";

/** Connections of the browser that break at any byte of a POST, which is then sent again, twice at the same moment. */
export function cutRequests(count: number): Round {
  return {
    name: `the client's connection cut during ${count} POSTs`,
    layout: { all: 1 },
    async act({ installation, orders, random, emulator }) {
      emulator("modelverse").switch({ resultSize: "96x64" });
      for (let index = 0; index < count; index++) {
        const order = orders.make("modelverse");
        await cut(installation.door.url, order.key, orders.body(order), random.whole(0, 100), random.whole(0, 20));
        await Promise.all([orders.send(order), orders.send(order)]);
      }
      await orders.sendRest();
      return { allowed: nothingInDoubt, since: Date.now(), underWay: [], ends: ["succeeded"] };
    },
  };
}

/** Sends so much of the request, waits, and resets the connection. */
async function cut(url: string, key: string, body: string, percent: number, waitMs: number): Promise<void> {
  const { hostname, port, host } = new URL(url);
  const request = [
    "POST /api/edits HTTP/1.1",
    `Host: ${host}`,
    "Content-Type: application/json",
    `Idempotency-Key: ${key}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");
  const socket = connect(Number(port), hostname).on("error", () => undefined);
  await new Promise((resolve) => socket.once("connect", resolve));
  const bytes = Buffer.from(request);
  await new Promise((resolve) => socket.write(bytes.subarray(0, Math.ceil((bytes.length * percent) / 100)), resolve));
  await sleep(waitMs);
  socket.resetAndDestroy();
}
