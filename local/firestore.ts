import { existsSync } from "node:fs"
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { err, ok, type Result } from "../src/shared/result.ts"
import { type EmulatorMissing, findEmulator } from "./firestore-emulator.ts"
import { startProcess, type Service } from "./processes.ts"
import { untilReady } from "./ready.ts"
import { Trouble } from "./trouble.ts"

export type FirestoreOptions = {
  readonly port: number
  /** Its log lies here. */
  readonly dataDir: string
  /** firestore.rules: the emulator is never run without, it would let everyone read everything. */
  readonly rules: string
  /** Where to look for Java and the emulator. */
  readonly env: Readonly<Record<string, string | undefined>>
}

export const firestoreName = "Firestore emulator"

/**
 * Starts Google's Firestore emulator on 127.0.0.1. It keeps nothing: live documents are projections, to be written
 * anew from PostgreSQL (refill-firestore.ts).
 */
export const startFirestore = async (
  options: FirestoreOptions,
): Promise<Result<Service, EmulatorMissing>> => {
  const { port, dataDir, rules, env } = options
  if (!existsSync(rules)) throw new Trouble(`the Firestore rules are missing: ${rules}`)
  const program = await findEmulator(env)
  if (!program.ok) return program
  await mkdir(dataDir, { recursive: true })
  const { java, jar } = program.value
  const running = await startProcess({
    name: firestoreName,
    command: java,
    args: [...jvm, "-cp", jar, mainClass, "--host", "127.0.0.1", "--port", String(port), "--rules", rules],
    stopSignal: "SIGTERM",
    stopWithinMs: 3_000,
    logFile: join(dataDir, "firestore.log"),
  })
  const address = `127.0.0.1:${port}`
  try {
    await untilReady({
      name: running.name,
      exited: running.exited,
      timeoutMs: 60_000,
      probe: async (signal) => (await fetch(`http://${address}/`, { signal })).ok,
    })
  } catch (error) {
    await running.stop()
    const { lastLines } = await running.exited
    if (!lastLines.some((line) => line.includes("UnsupportedClassVersionError"))) throw error
    return err({ kind: "emulator_missing", reason: `this Java is too old for ${jar}` })
  }
  return ok({ ...running, address })
}

/** Quick to start and small, for a program that never runs long. */
const jvm = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.language=en"]
/** The JAR names no main class in its manifest: `java -jar` cannot start it. */
const mainClass = "com.google.cloud.datastore.emulator.firestore.CloudFirestore"
