import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ConfigurationError } from "@/lib/server/configuration-error";

/** As whom PostgreSQL runs. It refuses to run as root, and its folder must belong to whom it runs as. */
export type Runner = {
  command(binary: string, args: readonly string[]): { file: string; args: string[]; identity: Identity | null };
  /** Who must own the folder; null when it is whoever runs this app. */
  owner: Identity | null;
};

type Identity = { uid: number; gid: number };

/** Throws `ConfigurationError` when nobody can run the server in this folder. `directory` need not exist, its parent must. */
export function chooseRunner(directory: string): Runner {
  const ownUid = process.getuid?.();
  if (ownUid === undefined) return asOneself();
  const folder = statSync(existsSync(directory) ? directory : path.dirname(directory));
  if (ownUid !== 0) {
    if (existsSync(directory) && folder.uid !== ownUid) throw foreignFolder(directory, folder.uid);
    return asOneself();
  }
  if (folder.uid !== 0) return asUser({ uid: folder.uid, gid: folder.gid });
  if (canUnshare()) return inUserNamespace();
  const identity = findSystemUser();
  if (identity) return asUser(identity);
  throw new ConfigurationError(
    `PostgreSQL refuses to run as root, "unshare" is not allowed here and there is no user "postgres" or "nobody" to run it as. Start Diptych as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function asOneself(): Runner {
  return { command: (binary, args) => ({ file: binary, args: [...args], identity: null }), owner: null };
}

function asUser(identity: Identity): Runner {
  return { command: (binary, args) => ({ file: binary, args: [...args], identity }), owner: identity };
}

/** Root under another number: not root for PostgreSQL, and still at home in root's own folders. */
const namespaceArgs = ["--user", "--map-user=1000", "--map-group=1000"];

function inUserNamespace(): Runner {
  const command: Runner["command"] = (binary, args) => ({
    file: "unshare",
    args: [...namespaceArgs, binary, ...args],
    identity: null,
  });
  return { command, owner: null };
}

function canUnshare(): boolean {
  return (
    process.platform === "linux" && spawnSync("unshare", [...namespaceArgs, "true"], { stdio: "ignore" }).status === 0
  );
}

function findSystemUser(): Identity | null {
  const users = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8").split("\n") : [];
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid && Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

function foreignFolder(directory: string, uid: number): ConfigurationError {
  const owner = uid === 0 ? "root" : `the user with the number ${uid}`;
  return new ConfigurationError(
    `The database in ${directory} belongs to ${owner}, and you are ${os.userInfo().username}: PostgreSQL opens only folders of its own user. Start Diptych as ${owner}, or set DATA_DIR to a folder of yours.`,
  );
}
