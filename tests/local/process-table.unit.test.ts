import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { expect, test } from "vitest"
import { isRunning } from "../../local/process-table.ts"

const words = ["vitest"]

test("a process is known by the words of its command line", async () => {
  const own = process.argv[0] ?? ""
  expect(await isRunning(process.pid, [own])).toBe(true)
  expect(await isRunning(process.pid, [own, "a word that is not in it"])).toBe(false)
  expect(await isRunning(99_999_999, words)).toBe(false)
  expect(await isRunning(Number.NaN, words)).toBe(false)
})

test("a machine without ps is no trouble", () => {
  const table = join(import.meta.dirname, "../../local/process-table.ts")
  const script = `const { isRunning } = await import(${JSON.stringify(table)})
    console.log(await isRunning(process.pid, ["isRunning"]))`
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, PATH: "/nowhere" },
    encoding: "utf8",
  })
  expect({ stdout, stderr }).toEqual({ stdout: "true\n", stderr: "" })
})
