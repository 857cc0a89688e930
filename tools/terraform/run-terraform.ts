import { spawn } from "node:child_process"
import { accessSync, constants, statSync } from "node:fs"
import path from "node:path"

export type TerraformRun = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** The `terraform` on PATH, null when there is none. */
export const findTerraform = (searchPath = process.env["PATH"] ?? ""): string | null => {
  const name = process.platform === "win32" ? "terraform.exe" : "terraform"
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== "")
  return folders.map((folder) => path.join(folder, name)).find(isExecutable) ?? null
}

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

export type TerraformOptions = {
  readonly terraform: string
  readonly cwd: string
  /** See serve-providers.ts. */
  readonly reattach: string
  /** Where Terraform keeps what `init` prepared; by default beside the files. */
  readonly dataFolder?: string
  /** Show what Terraform says as it says it, in place of returning it. */
  readonly inherit?: boolean
}

/** Runs Terraform against the stand-ins of the providers, without the network and without the user's own settings. */
export const runTerraform = (args: readonly string[], options: TerraformOptions): Promise<TerraformRun> =>
  new Promise((resolve, reject) => {
    const { terraform, cwd, reattach, dataFolder, inherit = false } = options
    const child = spawn(terraform, [...args], {
      cwd,
      stdio: ["ignore", inherit ? "inherit" : "pipe", inherit ? "inherit" : "pipe"],
      env: {
        ...withoutTerraform(process.env),
        TF_REATTACH_PROVIDERS: reattach,
        TF_CLI_CONFIG_FILE: noSettings,
        TF_IN_AUTOMATION: "1",
        TF_INPUT: "0",
        CHECKPOINT_DISABLE: "1",
        ...(dataFolder !== undefined && { TF_DATA_DIR: dataFolder }),
      },
    })
    const output = { stdout: "", stderr: "" }
    for (const name of ["stdout", "stderr"] as const) {
      child[name]?.setEncoding("utf8").on("data", (text: string) => {
        output[name] += text
      })
    }
    child.once("error", reject)
    child.once("close", (code) => resolve({ code, ...output }))
  })

/** An empty file: what stands in `~/.terraformrc` is not for these runs. */
const noSettings = path.join(import.meta.dirname, "no-settings.tfrc")

const withoutTerraform = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("TF_")))
