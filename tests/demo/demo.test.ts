import { execFile } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { DemoEndpoints } from "../../local/demo/demo-endpoints.ts"
import { playDemo } from "../../local/demo/play-demo.ts"
import type { Listening } from "../../local/listen.ts"
import { startPush } from "../../local/push/start-push.ts"
import { requires } from "../support/requires.ts"
import { services } from "../support/services.ts"
import { type RunningProgram, sources, startProgram } from "./start-program.ts"

/** Other tests run beside this one: how late things are is measured elsewhere. */
const patience = { liveMs: 15_000, pushMs: 15_000 }
const timeout = 120_000

let program: RunningProgram
let silentSink: Listening
let withoutFirestore: ReturnType<typeof played>
let withoutRinging: ReturnType<typeof played>
beforeAll(async () => {
  program = await startProgram(sources)
  silentSink = await startPush({ port: 0 })
  // Most of a story is waiting, so they are played at once.
  withoutFirestore = played({ ...program.endpoints, firestore: null })
  withoutRinging = played({ ...program.endpoints, firestore: null, push: silentSink.url })
}, timeout)
afterAll(async () => {
  await silentSink.stop()
  await program.stop()
})

const played = async (endpoints: DemoEndpoints) => {
  const lines: string[] = []
  const outcome = await playDemo(endpoints, (line) => lines.push(line), patience)
  return { outcome, transcript: lines.join("\n") }
}

requires({ name: "Firestore emulator", missing: services().firestore.missing })("with Firestore", () => {
  test("a first brew happens, from signing in to signing out", { timeout }, async () => {
    const { outcome, transcript } = await played(program.endpoints)
    expect({ outcome, transcript }).toMatchObject({ outcome: { ok: true } })
    expect(transcript).not.toContain("SKIPPED")
    expect(transcript).toContain("Ajoutez 30,05 g de Simcoe.")
    expect(transcript).toContain("Add 30.05 g of Simcoe.")
  })
})

describe("without Firestore", () => {
  test("the brew happens all the same, and what is left out is said", { timeout }, async () => {
    const { outcome, transcript } = await withoutFirestore
    expect({ outcome, transcript }).toMatchObject({ outcome: { ok: true } })
    expect(transcript).toContain("SKIPPED: watching the live document in Firestore")
  })
})

describe("a story that does not happen", () => {
  test("ends at the step that failed", async () => {
    const demo = { ...program.endpoints.demo, password: "not the password" }
    const { outcome, transcript } = await played({ ...program.endpoints, demo })
    expect(outcome).toMatchObject({ ok: false, error: { step: expect.stringContaining("signs in") } })
    expect(transcript).toContain("✘")
    expect(transcript).not.toContain("Import a recipe")
  })

  test("ends when no phone rings", { timeout }, async () => {
    const { outcome } = await withoutRinging
    expect(outcome).toMatchObject({ ok: false, error: { step: "Time is up, and both phones ring" } })
  })

  test("makes npm run demo exit with 1 and name the step", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "demo-"))
    try {
      const demo = { email: "nobody@example.org", password: "not the password" }
      await writeFile(join(dataDir, "endpoints.json"), JSON.stringify({ ...program.endpoints, demo }))
      const { code, stderr } = await ran(["--data-dir", dataDir])
      expect(code).toBe(1)
      expect(stderr).toContain("The story broke at: nobody@example.org signs in")
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  })
})

const ran = (args: readonly string[]) =>
  new Promise<{ code: number | string | null | undefined; stderr: string }>((resolve) => {
    const script = join(import.meta.dirname, "../../local/demo.ts")
    execFile(process.execPath, [script, ...args], (error, _stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, stderr }),
    )
  })
