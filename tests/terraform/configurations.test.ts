import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import * as z from "zod"
import { describeWithTerraform, startProviders, type RunningProviders } from "./with-terraform.ts"

const repository = path.join(import.meta.dirname, "../..")

const Validation = z.object({
  valid: z.boolean(),
  diagnostics: z.array(
    z.object({ severity: z.string(), summary: z.string(), detail: z.string().default("") }),
  ),
})

/** Terraform takes a second or two, and much longer beside everything else on a small machine. */
const patience = 120_000

type Edit = readonly [file: string, from: string, to: string]

/** Mistakes in the real files, and what Terraform says of them. */
const mistakes: readonly (readonly [mistake: string, edit: Edit, says: RegExp])[] = [
  [
    "a value that is not allowed",
    ["modules/cloud-run/worker.tf", "INGRESS_TRAFFIC_INTERNAL_ONLY", "INGRESS_TRAFFIC_INTERNAL"],
    /"ingress" must be one of/,
  ],
  [
    "an argument that is not one",
    ["modules/cloud-sql/main.tf", "disk_autoresize_limit", "disk_autoresize_maximum"],
    /argument named "disk_autoresize_maximum" is not expected/,
  ],
  [
    "a missing argument",
    ["modules/storage/main.tf", "location                    = var.region", ""],
    /The argument "location" is required/,
  ],
  [
    "an output that a module has not",
    ["stacks/app/main.tf", "module.network.subnetwork_id", "module.network.subnet_id"],
    /does not have an attribute named "subnet_id"|Unsupported attribute/,
  ],
]

/** Mistakes in the settings of production that Terraform has nothing against, and what its test says of them. */
const slips: readonly (readonly [mistake: string, edit: Edit, says: string])[] = [
  [
    "an API that sleeps",
    ["modules/cloud-run/api.tf", "min_instance_count = var.api.min_instances", "min_instance_count = 0"],
    "An instance of the API always runs.",
  ],
  [
    "a worker that works only while it is asked",
    ["modules/cloud-run/worker.tf", "cpu_idle          = false", "cpu_idle          = true"],
    "The worker's processor is always allocated",
  ],
  [
    "a way around the load balancer",
    ["stacks/app/main.tf", '"INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"', '"INGRESS_TRAFFIC_ALL"'],
    "Cloud Run's own address is closed",
  ],
  [
    "a database that can be deleted",
    [
      "modules/cloud-sql/main.tf",
      "deletion_protection = var.deletion_protection\n\n",
      "deletion_protection = false\n\n",
    ],
    "The database cannot be deleted by Terraform.",
  ],
  [
    "a database on the internet",
    ["modules/cloud-sql/main.tf", "ipv4_enabled    = false", "ipv4_enabled    = true"],
    "The database has no address on the internet",
  ],
]

describeWithTerraform("the files of Terraform", () => {
  let providers: RunningProviders
  let place: string
  let copy: string
  beforeAll(async () => {
    place = await mkdtemp(path.join(tmpdir(), "terraform-"))
    copy = path.join(place, "terraform")
    providers = await startProviders()
    await cp(path.join(repository, "terraform"), copy, {
      recursive: true,
      filter: (file) => path.basename(file) !== ".terraform",
    })
    for (const file of ["firestore.rules", "firestore.indexes.json"]) {
      await cp(path.join(repository, file), path.join(place, file))
    }
  })
  afterAll(async () => {
    providers.close()
    await rm(place, { recursive: true })
  })

  /** Makes mistakes in the copy for as long as the work takes. */
  const withMistakes = async <T>(edits: readonly Edit[], work: () => Promise<T>): Promise<T> => {
    const originals = new Map<string, string>()
    for (const [name, from, to] of edits) {
      const file = path.join(copy, name)
      const text = await readFile(file, "utf8")
      if (!originals.has(file)) originals.set(file, text)
      expect(text, `${name} has this to change`).toContain(from)
      await writeFile(
        file,
        text.replace(from, () => to),
      )
    }
    try {
      return await work()
    } finally {
      for (const [file, text] of originals) await writeFile(file, text)
    }
  }

  test(
    "are formatted as Terraform formats",
    async () => {
      const { code, stdout } = await providers.run(
        repository,
        "fmt",
        "-check",
        "-recursive",
        "-diff",
        "terraform",
      )
      expect(stdout).toBe("")
      expect(code).toBe(0)
    },
    patience,
  )

  test.each(["bootstrap", "envs/dev", "envs/staging", "envs/prod"])(
    "of %s are valid, and nothing in them is deprecated",
    async (folder) => {
      const run = await providers.prepare(path.join(copy, folder), path.join(place, "data", folder))
      const { stdout } = await run("validate", "-json")
      expect(Validation.parse(JSON.parse(stdout))).toEqual({ valid: true, diagnostics: [] })
    },
    patience,
  )

  test.each(mistakes)(
    "are refused with %s",
    async (_, edit, says) => {
      const run = await providers.prepare(path.join(copy, "envs/prod"), path.join(place, "data/envs/prod"))
      const { stdout } = await withMistakes([edit], () => run("validate", "-json"))
      const { valid, diagnostics } = Validation.parse(JSON.parse(stdout))
      expect(valid).toBe(false)
      expect(diagnostics.map(({ summary, detail }) => `${summary} ${detail}`).join("\n")).toMatch(says)
    },
    patience,
  )

  describe("fail their tests", () => {
    let output = ""
    beforeAll(async () => {
      const run = await providers.prepare(path.join(copy, "tests"), path.join(place, "data/tests"))
      const edits = slips.map(([, edit]) => edit)
      const { code, stdout, stderr } = await withMistakes(edits, () =>
        run("test", "-no-color", "-filter=prod.tftest.hcl"),
      )
      if (code !== 1) throw new Error(`terraform test ended with ${code}:\n${stdout}${stderr}`)
      output = (stdout + stderr).replaceAll(/\s+/g, " ")
    }, patience)

    test.each(slips)("with %s", (_, __, says) => {
      expect(output).toContain(says)
    })
  })
})
