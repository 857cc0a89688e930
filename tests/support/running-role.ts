import { type ChildProcess, spawn } from "node:child_process"
import { services } from "./services.ts"

export type RunningRole = {
  readonly url: string
  readonly child: ChildProcess
  readonly exited: Promise<number | null>
  /** All that it has logged so far. */
  readonly output: () => string
}

type Program = {
  /** What Node is given: the file, and its arguments. */
  readonly args: readonly string[]
  readonly cwd: string
  /** Variables of src/config.ts, over those of a test. */
  readonly env: Readonly<Record<string, string>>
}

/** Starts the program as a process of its own, and waits until it listens; throws when it ends before. */
export const startRole = async ({ args, cwd, env }: Program): Promise<RunningRole> => {
  const { identity, projectId } = services()
  const child = spawn(process.execPath, [...args], {
    cwd,
    env: {
      NODE_ENV: "test",
      PROJECT_ID: projectId,
      HOST: "127.0.0.1",
      PORT: "0",
      LIVE_STORE: "memory",
      FIREBASE_AUTH_EMULATOR_HOST: identity.host,
      AUTH_KEY_SET_URL: identity.keySetUrl ?? undefined,
      ...env,
    },
    stdio: ["ignore", "pipe", "inherit"],
  })
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve))
  let output = ""
  const port = await new Promise<string>((resolve, reject) => {
    void exited.then((code) => reject(new Error(`it ended with ${code}: ${output}`)))
    child.stdout.on("data", (chunk) => {
      output += String(chunk)
      const found = /listens on 127\.0\.0\.1:(\d+)/.exec(output)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  return { url: `http://127.0.0.1:${port}`, child, exited, output: () => output }
}
