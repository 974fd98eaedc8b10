import type { ServerResponse } from "node:http";

/** A small answer as a whole. Rejects, with nothing sent, when its body cannot be read to the end. */
export async function sendAnswer(response: ServerResponse, answer: Response): Promise<void> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(bytes);
}
