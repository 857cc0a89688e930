import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { findTerraform, runTerraform } from "../../tools/terraform/run-terraform.ts"

let place: string
let terraform: string
beforeAll(async () => {
  place = await mkdtemp(path.join(tmpdir(), "run-terraform-"))
  const [plain, executable] = [path.join(place, "plain"), path.join(place, "executable")]
  await mkdir(plain)
  await mkdir(executable)
  await mkdir(path.join(place, "folder/terraform"), { recursive: true })
  await writeFile(path.join(plain, "terraform"), "no program")
  terraform = path.join(executable, "terraform")
  await writeFile(terraform, '#!/bin/sh\nenv | grep ^TF_ | sort\necho "$@" >&2\nexit 3\n')
  await chmod(terraform, 0o755)
})
afterAll(() => rm(place, { recursive: true }))

test("the Terraform of PATH is found, and what cannot be run is not taken for it", () => {
  const searched = ["folder", "plain", "executable"].map((folder) => path.join(place, folder))
  expect(findTerraform(searched.join(path.delimiter))).toBe(terraform)
  expect(findTerraform(searched.slice(0, 2).join(path.delimiter))).toBeNull()
  expect(findTerraform("")).toBeNull()
})

test("it runs with the stand-ins and without anybody's own settings, and says how it ended", async () => {
  vi.stubEnv("TF_VAR_domain", "somebody's own")
  vi.stubEnv("TF_CLI_ARGS", "-destroy")
  const { code, stdout, stderr } = await runTerraform(["validate", "-json"], {
    terraform,
    cwd: place,
    reattach: "{}",
    dataFolder: "/data",
  })
  vi.unstubAllEnvs()
  expect(code).toBe(3)
  expect(stderr).toBe("validate -json\n")
  expect(stdout.split("\n")).toEqual([
    expect.stringMatching(/^TF_CLI_CONFIG_FILE=.*no-settings\.tfrc$/),
    "TF_DATA_DIR=/data",
    "TF_INPUT=0",
    "TF_IN_AUTOMATION=1",
    "TF_REATTACH_PROVIDERS={}",
    "",
  ])
})

test("a Terraform that cannot be started is an error", async () => {
  const options = { terraform: path.join(place, "nowhere"), cwd: place, reattach: "{}" }
  await expect(runTerraform(["version"], options)).rejects.toThrow(/ENOENT/)
})
