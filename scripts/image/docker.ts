import { spawn } from "node:child_process"

/** Runs one docker command; resolves with what it printed on both streams. */
export type Docker = (args: readonly string[]) => Promise<string>

/** docker as found in PATH. Throws with the end of what it said when it fails. */
export const docker: Docker = async (args) => {
  const child = spawn("docker", [...args], { stdio: ["ignore", "pipe", "pipe"] })
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => printed.push(text))
  }
  const code = await new Promise<number | string>((resolve) => {
    child.once("error", ({ message }) => resolve(message))
    child.once("close", (code, signal) => resolve(code ?? signal ?? "?"))
  })
  const output = printed.join("")
  if (code === 0) return output
  throw new Error(
    `docker ${args.join(" ")}: exit ${code}\n${output.trimEnd().split("\n").slice(-15).join("\n")}`,
  )
}
