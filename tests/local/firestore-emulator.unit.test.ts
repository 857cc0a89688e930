import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { findEmulator } from "../../local/firestore-emulator.ts"

const folder = await mkdtemp(join(tmpdir(), "emulator-"))
afterAll(() => rm(folder, { recursive: true }))

/** A machine with a Java, of which only the command line is asked. */
const javaHome = join(folder, "jdk")
await mkdir(join(javaHome, "bin"), { recursive: true })
await writeFile(join(javaHome, "bin", "java"), "#!/bin/sh\n", { mode: 0o755 })

test("a machine without Java is told so", async () => {
  const found = await findEmulator({ ...process.env, JAVA_HOME: join(folder, "nowhere") })
  expect(found).toMatchObject({ ok: false, error: { reason: expect.stringContaining("there is no Java") } })
})

test("a JAR that is named but does not exist is told, not replaced by another", async () => {
  const jar = join(folder, "nowhere.jar")
  const found = await findEmulator({ ...process.env, JAVA_HOME: javaHome, FIRESTORE_EMULATOR_JAR: jar })
  const reason = `FIRESTORE_EMULATOR_JAR names ${jar}, which does not exist`
  expect(found).toEqual({ ok: false, error: { kind: "emulator_missing", reason } })
})

test("the emulator is found in a gcloud SDK on the path", async () => {
  const sdk = join(folder, "sdk")
  const jar = join(sdk, "platform/cloud-firestore-emulator/cloud-firestore-emulator.jar")
  await mkdir(join(jar, ".."), { recursive: true })
  await mkdir(join(sdk, "bin"))
  await writeFile(join(sdk, "bin/gcloud"), "")
  await writeFile(jar, "")
  const found = await findEmulator({ PATH: join(sdk, "bin"), JAVA_HOME: javaHome })
  expect(found).toMatchObject({ ok: true, value: { jar } })
})
