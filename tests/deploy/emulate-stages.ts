import { spawn } from "node:child_process"
import { globSync } from "node:fs"
import { chmod, cp, link, mkdir, mkdtemp, readFile, symlink } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { type Instruction, letsThrough, readStages, type Stage } from "./dockerfile.ts"

const root = path.join(import.meta.dirname, "../..")

export type Emulated = {
  /** Holds a folder per stage, which stands for the root of its file system. */
  readonly folder: string
  readonly runtime: {
    /** Its working directory. */
    readonly directory: string
    readonly env: Readonly<Record<string, string>>
    /** What the container would start: node, and what CMD gives it. */
    readonly command: readonly string[]
  }
}

/**
 * Does what a build of the Dockerfile would, without containers: every stage in a folder of its own, from what
 * .dockerignore lets through. Dependencies are installed in earnest where `install` says so; else npm only checks what it
 * would install, and those of this checkout are taken.
 */
export const emulateStages = async ({ install }: { readonly install: boolean }): Promise<Emulated> => {
  const folder = await mkdtemp(path.join(tmpdir(), "image-"))
  await chmod(folder, 0o755) // another user starts what comes out
  const stages = readStages(await readFile(path.join(root, "Dockerfile"), "utf8"))
  const build = new Build(folder, stages, install)
  await build.make("runtime")
  const runtime = stages.find(({ name }) => name === "runtime")
  const last = (keyword: string) => runtime?.instructions.findLast((line) => line.keyword === keyword)
  const directory = path.join(folder, "runtime", last("WORKDIR")?.text ?? "")
  const command = [path.join(folder, "runtime/nodejs/bin/node"), ...(last("CMD")?.exec ?? [])]
  return { folder, runtime: { directory, env: environmentOf(runtime), command } }
}

class Build {
  readonly #folder: string
  readonly #stages: readonly Stage[]
  readonly #install: boolean

  constructor(folder: string, stages: readonly Stage[], install: boolean) {
    this.#folder = folder
    this.#stages = stages
    this.#install = install
  }

  /** Makes a stage after those that it needs. */
  async make(name: string): Promise<void> {
    const stage = this.#stages.find((other) => other.name === name)
    if (stage === undefined) throw new Error(`there is no stage ${name}`)
    const needed = [stage.from, ...stage.instructions.flatMap(({ flags }) => flags["from"] ?? [])]
    for (const other of needed.filter((from) => this.#stages.some((one) => one.name === from))) {
      if (!globSync(path.join(this.#folder, other)).length) await this.make(other)
    }
    const files = path.join(this.#folder, name)
    if (this.#stages.some(({ name: other }) => other === stage.from)) {
      await run("cp", ["--archive", "--link", path.join(this.#folder, stage.from), files], this.#folder)
    } else await this.#baseImage(stage.from, files)

    let directory = this.#workdirOf(stage.from) ?? "/"
    for (const instruction of stage.instructions) {
      if (instruction.keyword === "WORKDIR") directory = instruction.text
      await mkdir(path.join(files, directory), { recursive: true })
      if (instruction.keyword === "COPY") await this.#copy(instruction, files, directory)
      if (instruction.keyword === "RUN") await this.#run(instruction.text, files, directory)
    }
  }

  #workdirOf(name: string): string | undefined {
    const stage = this.#stages.find((other) => other.name === name)
    return stage?.instructions.findLast(({ keyword }) => keyword === "WORKDIR")?.text
  }

  /** Of a base image nothing matters but its Node: distroless has it in /nodejs. */
  async #baseImage(image: string, files: string): Promise<void> {
    await mkdir(path.join(files, "nodejs/bin"), { recursive: true })
    if (!image.includes("distroless")) return
    const node = path.join(files, "nodejs/bin/node")
    await link(process.execPath, node).catch(() => cp(process.execPath, node, { dereference: true }))
  }

  async #copy({ words, flags }: Instruction, files: string, directory: string): Promise<void> {
    const target = words.at(-1) ?? ""
    for (const source of words.slice(0, -1)) {
      const from = flags["from"] === undefined ? root : path.join(this.#folder, flags["from"])
      const to = path.resolve("/", directory, target)
      const isFile = globSync(path.join(from, source), { withFileTypes: true })[0]?.isFile() === true
      const into = path.join(files, to, isFile ? path.basename(source) : "")
      const through = letsThrough(path.join(root, ".dockerignore"))
      await cp(path.join(from, source), into, {
        recursive: true,
        filter: (file) => {
          const relative = path.relative(root, file)
          return (
            flags["from"] !== undefined ||
            globSync(file, { withFileTypes: true })[0]?.isDirectory() === true ||
            through(relative)
          )
        },
      })
    }
  }

  async #run(command: string, files: string, directory: string): Promise<void> {
    const at = path.join(files, directory)
    if (command.startsWith("npm ci") && !this.#install) {
      await run("sh", ["-c", `${command} --dry-run`], at)
      await symlink(path.join(root, "node_modules"), path.join(at, "node_modules"))
    } else await run("sh", ["-c", command.replaceAll("/nodejs/", `${files}/nodejs/`)], at)
  }
}

const environmentOf = (stage: Stage | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (stage?.instructions ?? [])
      .filter(({ keyword }) => keyword === "ENV")
      .flatMap(({ text }) => [...text.matchAll(/(?:^| )([A-Z_]+)=(?:"([^"]*)"|(\S+))/g)])
      .map(([, name = "", quoted, plain]) => [name, quoted ?? plain ?? ""]),
  )

/** Throws with all that it said when a command fails. */
const run = async (command: string, args: readonly string[], cwd: string): Promise<void> => {
  const child = spawn(command, [...args], { cwd, stdio: ["ignore", "pipe", "pipe"] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => said.push(text))
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve))
  if (code !== 0) throw new Error(`${command} ${args.join(" ")}: exit ${code}\n${said.join("")}`)
}
