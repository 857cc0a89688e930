import { spawn } from "node:child_process"
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { type Cloud, readCloud, writeCloud } from "./cloud.ts"

const root = path.join(import.meta.dirname, "../../..")

export type Ended = { readonly code: number | null; readonly output: string; readonly cloud: Cloud }

/** Runs one of our scripts as a program of its own, with the stand-in as the gcloud that it finds. */
export const runScript = async (script: string, args: readonly string[], cloud: Cloud): Promise<Ended> => {
  const folder = mkdtempSync(path.join(tmpdir(), "rollout-"))
  const file = path.join(folder, "cloud.json")
  writeCloud(file, cloud)
  const bin = path.join(folder, "bin")
  mkdirSync(bin)
  const gcloud = path.join(bin, "gcloud")
  const main = path.join(import.meta.dirname, "gcloud-main.ts")
  writeFileSync(gcloud, `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`)
  chmodSync(gcloud, 0o755)
  const child = spawn(process.execPath, [path.join(root, script), ...args], {
    cwd: folder,
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env["PATH"]}`, FAKE_CLOUD: file },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text))
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve))
  return { code, output, cloud: readCloud(file) }
}
