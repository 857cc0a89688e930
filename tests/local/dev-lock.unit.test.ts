import { fork } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { runningDev } from "../../local/dev-lock.ts"

/** A number that no process has: above what Linux and macOS give. */
const nobody = "99999999"

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dev-lock-"))
})
afterEach(() => rm(dataDir, { recursive: true }))

/** Starts a process that is called like `npm run dev` and takes the lock; tells whether it got it. */
const contender = () => {
  const child = fork(join(import.meta.dirname, "lock-taker.ts"), [dataDir, "local/dev.ts"])
  const ready = once(child, "message")
  return {
    child,
    ready,
    takes: async (): Promise<boolean> => {
      const answer = once(child, "message")
      child.send("take")
      return (await answer)[0] === "taken"
    },
  }
}

test("of many that start over the lock of a dead one, one gets it", { timeout: 60_000 }, async () => {
  const contenders = Array.from({ length: 8 }, contender)
  await Promise.all(contenders.map(({ ready }) => ready))
  for (let round = 0; round < 8; round++) {
    await writeFile(join(dataDir, "dev.pid"), nobody)
    const got = await Promise.all(contenders.map(({ takes }) => takes()))
    expect(got.filter(Boolean)).toHaveLength(1)
    const winner = contenders[got.indexOf(true)]?.child.pid
    expect(await readFile(join(dataDir, "dev.pid"), "utf8")).toBe(String(winner))
    expect(await readdir(dataDir)).toEqual(["dev.pid"])
    expect(await runningDev(dataDir)).toBe(winner)
  }
  await Promise.all(
    contenders.map(async ({ child }) => {
      const gone = once(child, "exit")
      child.disconnect()
      await gone
    }),
  )
  expect(await readdir(dataDir)).toEqual([])
})

test("a lock whose number went to another program holds nobody off", async () => {
  await writeFile(join(dataDir, "dev.pid"), String(process.pid))
  expect(await runningDev(dataDir)).toBeNull()
})
