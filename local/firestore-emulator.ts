import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { readdir, realpath, stat } from "node:fs/promises"
import { homedir } from "node:os"
import { delimiter, dirname, join } from "node:path"
import { promisify } from "node:util"
import { err, ok, type Result } from "../src/shared/result.ts"

export type EmulatorProgram = { readonly java: string; readonly jar: string }
/** What is missing, and how to get it, for a person. */
export type EmulatorMissing = { readonly kind: "emulator_missing"; readonly reason: string }

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Finds Java and the JAR of Google's Firestore emulator: where FIRESTORE_EMULATOR_JAR says, in the gcloud SDK,
 * in the cache of firebase-tools (its newest).
 */
export const findEmulator = async (env: Environment): Promise<Result<EmulatorProgram, EmulatorMissing>> => {
  const java = await findJava(env)
  if (java === null) return missing("there is no Java (install one, 17 or later, or set JAVA_HOME)")
  const named = env["FIRESTORE_EMULATOR_JAR"]
  if (named !== undefined && named !== "") {
    return existsSync(named)
      ? ok({ java, jar: named })
      : missing(`FIRESTORE_EMULATOR_JAR names ${named}, which does not exist`)
  }
  const jar = (await jarOfSdk(env)) ?? (await jarOfFirebaseTools(env))
  if (jar !== null) return ok({ java, jar })
  return missing("there is no emulator (gcloud components install cloud-firestore-emulator)")
}

const missing = (reason: string): Result<never, EmulatorMissing> => err({ kind: "emulator_missing", reason })

const findJava = async (env: Environment): Promise<string | null> => {
  const home = env["JAVA_HOME"]
  const java = home === undefined || home === "" ? "java" : join(home, "bin", "java")
  // Asked, not looked up: macOS has a `java` that only says there is none.
  return (await outputOf(java, ["-version"], env)) === null ? null : java
}

const jarOfSdk = async (env: Environment): Promise<string | null> => {
  const folders = [await sdkOnPath(env), ...usualSdkFolders()].filter((folder) => folder !== null)
  const found = folders.map(jarIn).find((jar) => existsSync(jar))
  if (found !== undefined) return found
  // A gcloud that hides behind a wrapper has to be asked, which takes a second or two.
  const root = await outputOf("gcloud", ["info", "--format=value(installation.sdk_root)"], env)
  const jar = root === null || root === "" ? null : jarIn(root)
  return jar !== null && existsSync(jar) ? jar : null
}

const jarIn = (sdk: string): string =>
  join(sdk, "platform", "cloud-firestore-emulator", "cloud-firestore-emulator.jar")

const sdkOnPath = async (env: Environment): Promise<string | null> => {
  const commands = (env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "gcloud"))
  const command = commands.find((file) => existsSync(file))
  return command === undefined ? null : dirname(dirname(await realpath(command)))
}

const usualSdkFolders = (): readonly string[] => [
  join(homedir(), "google-cloud-sdk"),
  "/usr/lib/google-cloud-sdk",
  "/usr/local/google-cloud-sdk",
  "/opt/google-cloud-sdk",
  "/opt/homebrew/share/google-cloud-sdk",
  "/usr/local/share/google-cloud-sdk",
]

const jarOfFirebaseTools = async (env: Environment): Promise<string | null> => {
  const folder = env["FIREBASE_EMULATORS_PATH"] ?? join(homedir(), ".cache", "firebase", "emulators")
  const names = (await namesIn(folder)).filter((name) => /^cloud-firestore-emulator-v[\d.]+\.jar$/.test(name))
  const newest = names.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1)
  return newest === undefined ? null : join(folder, newest)
}

const namesIn = async (folder: string): Promise<readonly string[]> =>
  existsSync(folder) && (await stat(folder)).isDirectory() ? readdir(folder) : []

/** What a command prints; null when it is not there, fails or hangs. */
const outputOf = async (
  command: string,
  args: readonly string[],
  env: Environment,
): Promise<string | null> => {
  try {
    const { stdout } = await promisify(execFile)(command, [...args], { env: { ...env }, timeout: 5_000 })
    return stdout.trim()
  } catch (error) {
    if (error instanceof Error && "code" in error) return null
    throw error
  }
}
