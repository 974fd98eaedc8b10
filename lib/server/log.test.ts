import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { openTestDatabase } from "./db/test-database";
import { createLog } from "./log";

function logLines(level: Parameters<typeof createLog>[0], act: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = [];
  act(createLog(level, { write: (line: string) => void lines.push(line) }));
  return lines;
}

describe("the log", () => {
  it("writes one JSON object a line, with the fields of its children", () => {
    const lines = logLines("info", (log) => log.child({ requestId: "r1" }).info({ bytes: 3 }, "A picture came."));
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { level: "info", time: expect.stringMatching(/Z$/), requestId: "r1", bytes: 3, msg: "A picture came." },
    ]);
  });

  it("strikes out secrets, also within", () => {
    const [line] = logLines("info", (log) =>
      log.info(
        { password: "hunter2", request: { headers: { authorization: "hunter2" } }, env: { databaseUrl: "hunter2" } },
        "x",
      ),
    );
    expect(line).not.toContain("hunter2");
    expect(line).toContain("[redacted]");
  });

  it("keeps an error's stack and cause for whoever runs it", () => {
    const [line] = logLines("info", (log) =>
      log.error({ error: new Error("outer", { cause: new Error("inner") }) }, "x"),
    );
    expect(JSON.parse(line ?? "").error).toMatchObject({
      message: "outer: inner",
      stack: expect.stringContaining("inner"),
    });
  });

  it("tells of a failed query without its values and its connection", async () => {
    const database = await openTestDatabase();
    const failure = await database.db
      .execute(sql`select ${"a secret prompt\n    in two lines"} from nowhere`)
      .catch((error) => error);
    const [line] = logLines("info", (log) => log.error({ error: failure }, "x"));
    expect(line).toContain("nowhere");
    expect(line).not.toContain("secret prompt");
    expect(line).not.toContain("connectionParameters");
    await database.close();
  });

  it("says nothing below its level", () => {
    expect(logLines("warn", (log) => log.info({}, "x"))).toEqual([]);
    expect(logLines("silent", (log) => log.error({}, "x"))).toEqual([]);
  });
});
