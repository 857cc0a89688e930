import { readFile } from "node:fs/promises"
import { Trouble } from "./trouble.ts"

export type Account = { readonly uid: number; readonly gid: number }

/** Whom PostgreSQL runs as: null for ourselves; for root, which it refuses, the account `nobody`. */
export const databaseUser = async (): Promise<Account | null> => {
  if (process.getuid?.() !== 0) return null
  const accounts = await readFile("/etc/passwd", "utf8")
  const fields = accounts
    .split("\n")
    .map((line) => line.split(":"))
    .find(([name]) => name === "nobody")
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])]
  if (!Number.isInteger(uid) || !Number.isInteger(gid)) {
    throw new Trouble("PostgreSQL refuses to run as root and there is no account `nobody` to run it as")
  }
  return { uid: uid >>> 0, gid: gid >>> 0 }
}
