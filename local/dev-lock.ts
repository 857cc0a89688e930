import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { isRunning } from "./process-table.ts"
import { Trouble } from "./trouble.ts"

/** Makes this process the only development stack on a data directory, until it ends. Throws when there is one. */
export const takeDevLock = async (dataDir: string): Promise<void> => {
  const lock = join(dataDir, "dev.pid")
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" })
      process.once("exit", () => rmSync(lock, { force: true }))
      return
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error
    }
    const holder = Number(readFileSync(lock, "utf8"))
    if (await isRunning(holder, ["local/dev.ts"])) {
      throw new Trouble(
        `npm run dev runs already in this checkout (pid ${holder}). Stop it with Ctrl-C there.`,
      )
    }
    rmSync(lock, { force: true })
  }
}
