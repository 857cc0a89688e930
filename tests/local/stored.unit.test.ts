import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { z } from "zod"
import { openStored } from "../../local/stored.ts"

let folder: string
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), "stored-")), "made", "when", "missing")
})
afterEach(() => rm(path.resolve(folder, "../../.."), { recursive: true }))

const open = (where: string | undefined = folder) =>
  openStored({ folder: where, file: "n.json", schema: z.number(), initial: async () => 1 })
const onDisk = async (): Promise<unknown> => JSON.parse(await readFile(path.join(folder, "n.json"), "utf8"))

test("the value begins as the initial one and is then what was set last", async () => {
  const stored = await open()
  expect([stored.get(), await onDisk()]).toEqual([1, 1])
  await stored.set(2)
  expect([stored.get(), await onDisk(), (await open()).get()]).toEqual([2, 2, 2])
})

test("each of many changes at once is on disk, itself or a later one, when it is acknowledged", async () => {
  const stored = await open()
  await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      await stored.set(n)
      expect(await onDisk()).toBeGreaterThanOrEqual(n)
    }),
  )
  expect(await onDisk()).toBe(49)
  expect(await readdir(folder)).toEqual(["n.json"])
})

test("a file that is not what it should be is refused by name and left as it is", async () => {
  await open()
  await writeFile(path.join(folder, "n.json"), '"seven"')
  await expect(open()).rejects.toThrow(/n\.json cannot be read; delete it to start over/)
  expect(await onDisk()).toBe("seven")
})

test("a failed write is told, and the next one tries again", async () => {
  const stored = await open()
  await rm(folder, { recursive: true })
  await writeFile(folder, "in the way")
  await expect(stored.set(2)).rejects.toThrow("EEXIST")
  await rm(folder)
  await stored.set(3)
  expect(await onDisk()).toBe(3)
})
