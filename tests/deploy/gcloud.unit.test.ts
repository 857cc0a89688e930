import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { GcloudFailed, makeGcloud } from "../../scripts/rollout/gcloud.ts"

let folder: string
const before = process.env["PATH"]
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "gcloud-"))
  process.env["PATH"] = `${folder}${path.delimiter}${before}`
})
afterEach(() => {
  process.env["PATH"] = before
  rmSync(folder, { recursive: true })
})

/** A gcloud that does this. */
const gcloudThat = (script: string) => {
  const file = path.join(folder, "gcloud")
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
  return makeGcloud("brewery")
}

test("a command gets the project, is never asked back, and reads what it is given", async () => {
  const gcloud = gcloudThat('echo "$@"; cat')
  expect(await gcloud(["run", "services", "list"], { input: "malt" })).toBe(
    "run services list --project=brewery --quiet\nmalt",
  )
})

test("one that fails is told with its last words", async () => {
  const gcloud = gcloudThat(
    'echo "WARNING: old" >&2; echo "ERROR: (gcloud.run) PERMISSION_DENIED" >&2; exit 1',
  )
  await expect(gcloud(["run", "jobs", "execute"])).rejects.toThrow(
    "gcloud run jobs execute: exit 1\n  WARNING: old\n  ERROR: (gcloud.run) PERMISSION_DENIED",
  )
})

test("one that hangs is ended when its time is over", async () => {
  const gcloud = gcloudThat("exec sleep 60")
  const failed = gcloud(["run", "jobs", "execute"], { withinMs: 100 })
  await expect(failed).rejects.toThrow("gcloud run jobs execute: it did not end within 0.1 s")
})

test("where there is none, that is said", async () => {
  process.env["PATH"] = folder
  await expect(makeGcloud("brewery")(["version"])).rejects.toThrow(GcloudFailed)
  await expect(makeGcloud("brewery")(["version"])).rejects.toThrow(/spawn gcloud ENOENT/)
})
