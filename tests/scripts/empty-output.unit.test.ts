import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { emptyOutput } from "../../scripts/empty-output.ts"

let place: string
let project: string
let out: string
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), "empty-output-"))
  project = path.join(place, "project")
  out = path.join(place, "out")
  await mkdir(project)
  await writeFile(
    path.join(project, "package.json"),
    JSON.stringify({ name: "brasse-bouillon", scripts: {} }),
  )
})
afterEach(() => rm(place, { recursive: true }))

test("an output that is not there is made, and an earlier build goes, a failed one too", async () => {
  await emptyOutput(path.join(out, "deep"), project)
  await rm(out, { recursive: true })
  await emptyOutput(out, project)
  await writeFile(path.join(out, "package.json"), JSON.stringify({ name: "brasse-bouillon" }))
  await writeFile(path.join(out, "chunk.js"), "")
  await emptyOutput(out, project)
  expect(await readdir(out)).toEqual([])
})

test("what somebody else keeps in the folder stays", async () => {
  await mkdir(out)
  await writeFile(path.join(out, "thesis.txt"), "")
  await expect(emptyOutput(out, project)).rejects.toThrow("neither empty nor an earlier build")
  expect(await readdir(out)).toEqual(["thesis.txt"])
})

test("another checkout of the project is no build", async () => {
  await expect(emptyOutput(project, import.meta.dirname)).rejects.toThrow(
    "neither empty nor an earlier build",
  )
})

test("the project stays, by whatever way it is reached", async () => {
  await symlink(place, path.join(place, "link"))
  for (const folder of [project, place, path.join(place, "link"), path.join(place, "link/project")]) {
    await expect(emptyOutput(folder, project)).rejects.toThrow("holds the project")
  }
  expect(await readdir(project)).toEqual(["package.json"])
})
