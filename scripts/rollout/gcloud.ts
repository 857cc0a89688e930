import { spawn } from "node:child_process"

/** Runs one gcloud command; resolves with what it printed. */
export type Gcloud = (args: readonly string[], options?: GcloudOptions) => Promise<string>

export type GcloudOptions = {
  /** What it reads from standard input. */
  readonly input?: string
  /** How long it may take; ten minutes by default. */
  readonly withinMs?: number
}

/** A command of gcloud failed, or did not end. It may have been carried out all the same: look before you judge. */
export class GcloudFailed extends Error {
  override readonly name = "GcloudFailed"
}

/** Why a command failed, or null: for those that look for themselves whether it was carried out. */
export const failureOf = async (command: Promise<unknown>): Promise<GcloudFailed | null> => {
  try {
    await command
    return null
  } catch (error) {
    if (error instanceof GcloudFailed) return error
    throw error
  }
}

const defaultWithinMs = 600_000
const killAfterMs = 10_000

/** gcloud as found in PATH, for one project, never asking back. */
export const makeGcloud =
  (project: string): Gcloud =>
  async (args, { input = "", withinMs = defaultWithinMs } = {}) => {
    const all = [...args, `--project=${project}`, "--quiet"]
    const child = spawn("gcloud", all, { stdio: ["pipe", "pipe", "pipe"] })
    const printed: string[] = []
    const complained: string[] = []
    child.stdout.setEncoding("utf8").on("data", (text: string) => printed.push(text))
    child.stderr.setEncoding("utf8").on("data", (text: string) => complained.push(text))
    child.stdin.on("error", () => undefined) // it may end without reading
    child.stdin.end(input)

    let late = false
    const deadline = setTimeout(() => {
      late = true
      child.kill("SIGTERM")
      setTimeout(() => child.kill("SIGKILL"), killAfterMs).unref()
    }, withinMs)
    const code = await new Promise<number | string>((resolve) => {
      child.once("error", ({ message }) => resolve(message))
      child.once("close", (code, signal) => resolve(code ?? signal ?? "?"))
    })
    clearTimeout(deadline)
    if (code === 0) return printed.join("")
    const why = late ? `it did not end within ${withinMs / 1000} s` : `exit ${code}`
    throw new GcloudFailed(`gcloud ${args.join(" ")}: ${why}${lastWords(complained.join(""))}`)
  }

/** The end of what it said, which is where gcloud puts the reason. */
const lastWords = (text: string): string => {
  const lines = text.split("\n").filter((line) => line.trim() !== "")
  return lines.length === 0 ? "" : `\n  ${lines.slice(-6).join("\n  ")}`
}
