import type { Server } from "node:http";
import type { Socket } from "node:net";

export type Door = {
  /** From now on connections come about, and nobody reads what they bring: for the other side the call is under way, for the service it has not arrived. */
  shut(): void;
  /** How many wait in front of it. */
  waiting(): number;
  /** Lets everybody in who waits, and who comes. */
  open(): void;
  /** Opens, and whoever waited was never there. */
  turnAway(): void;
};

export function createDoor(server: Server): Door {
  const serve = server.listeners("connection") as ((socket: Socket) => void)[];
  const waiting = new Set<Socket>();
  let isShut = false;
  const letIn = (socket: Socket) => {
    for (const listener of serve) listener.call(server, socket);
  };
  server.removeAllListeners("connection").on("connection", (socket: Socket) => {
    if (!isShut) return letIn(socket);
    waiting.add(socket.on("error", () => undefined));
  });
  const openFor = (act: (socket: Socket) => void) => {
    isShut = false;
    for (const socket of waiting) act(socket);
    waiting.clear();
  };
  return {
    shut() {
      isShut = true;
    },
    waiting: () => waiting.size,
    open: () => openFor(letIn),
    turnAway: () => openFor((socket) => socket.destroy()),
  };
}
