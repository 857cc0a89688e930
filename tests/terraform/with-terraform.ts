import { spawnSync } from "node:child_process"
import { readProviderSchemas } from "../../tools/terraform/provider/provider-schema.ts"
import { serveProviders, type ServedProviders } from "../../tools/terraform/provider/serve-providers.ts"
import { findTerraform, runTerraform, type TerraformRun } from "../../tools/terraform/run-terraform.ts"
import { requires } from "../support/requires.ts"

const terraform = findTerraform()

const oldest = [1, 11] as const

/** Why there is no Terraform to run; null when there is one. */
const missing = (): string | null => {
  if (terraform === null) return "install Terraform 1.11 or newer; only the parsed files were checked"
  const { stdout } = spawnSync(terraform, ["version", "-json"], { encoding: "utf8" })
  const [, major, minor] = /"terraform_version": "(\d+)\.(\d+)/.exec(stdout) ?? []
  const fits = Number(major) > oldest[0] || (Number(major) === oldest[0] && Number(minor) >= oldest[1])
  return fits ? null : `Terraform ${major}.${minor} on PATH is older than ${oldest.join(".")}`
}

/** A `describe` whose tests run Terraform. It comes from no registry that we install from: nobody insists on it. */
export const describeWithTerraform = requires({ name: "Terraform", missing: missing(), insisted: false })

export type RunningProviders = Pick<ServedProviders, "close"> & {
  readonly run: (cwd: string, ...args: readonly string[]) => Promise<TerraformRun>
  /** Prepares a folder for validation and tests; what Terraform keeps goes to `dataFolder`, and later runs need it. */
  readonly prepare: (cwd: string, dataFolder: string) => Promise<Run>
}

type Run = (...args: readonly string[]) => Promise<TerraformRun>

/** Starts the stand-ins of the providers; `run` runs Terraform against them. */
export const startProviders = async (): Promise<RunningProviders> => {
  const { reattach, close } = await serveProviders(readProviderSchemas())
  const runIn = (cwd: string, args: readonly string[], dataFolder?: string): Promise<TerraformRun> => {
    if (terraform === null) throw new Error("there is no terraform on PATH")
    return runTerraform(args, { terraform, cwd, reattach, ...(dataFolder !== undefined && { dataFolder }) })
  }
  const prepare: RunningProviders["prepare"] = async (cwd, dataFolder) => {
    const { code, stdout, stderr } = await runIn(cwd, ["init", "-backend=false", "-no-color"], dataFolder)
    if (code !== 0) throw new Error(`terraform init in ${cwd}:\n${stdout}${stderr}`)
    return (...args) => runIn(cwd, args, dataFolder)
  }
  return { close, prepare, run: (cwd, ...args) => runIn(cwd, args) }
}
