import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import * as z from "zod"
import { readProviderSchemas } from "../../tools/terraform/provider/provider-schema.ts"
import { describeWithTerraform, startProviders, type RunningProviders } from "./with-terraform.ts"

const versions = `
terraform {
  required_providers {
    google      = { source = "hashicorp/google" }
    google-beta = { source = "hashicorp/google-beta" }
  }
}
`
const bucket = `
resource "google_storage_bucket" "a" {
  name     = "a"
  location = "EU"

  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      with_state = "LIVE"
    }
  }
}
`
const tick = `
resource "google_cloud_scheduler_job" "tick" {
  name   = "tick"
  region = "europe-west1"

  http_target {
    uri = google_storage_bucket.a.url
  }
}
`
const right = `${versions}${bucket}${tick}`

/** One mistake in a configuration that is right, and what Terraform then says. */
const mistakes: readonly (readonly [mistake: string, from: string, to: string, says: RegExp])[] = [
  [
    "an argument that is not one",
    'name     = "a"',
    'name = "a"\nnam = "b"',
    /argument named "nam" is not expected/,
  ],
  ["a missing argument", 'location = "EU"', "", /The argument "location" is required/],
  [
    "a missing block",
    'action {\n      type = "Delete"\n    }',
    "",
    /At least 1 "action" blocks are required/,
  ],
  [
    "a block too many",
    "condition {",
    'action {\n type = "x"\n }\ncondition {',
    /No more than 1 "action" blocks/,
  ],
  ["a block written as an argument", "http_target {", "http_target = {", /Did you mean to define a block/],
  ["a value of another type", "action {", "action {\nstorage_class = []", /string required/],
  [
    "an attribute that there is not",
    ".a.url",
    ".a.uri",
    /no argument, nested block, or exported attribute named "uri"/,
  ],
  ["a value that is not allowed", '"LIVE"', '"ALIVE"', /"with_state" must be one of LIVE, ARCHIVED, ANY/],
  [
    "arguments that exclude each other",
    "http_target {",
    'pubsub_target {\n topic_name = "t"\n }\nhttp_target {',
    /only one of .* can be set/,
  ],
  [
    "none of those of which one is needed",
    "http_target {\n    uri = google_storage_bucket.a.url\n  }",
    "",
    /one of .*"http_target".* must be set/,
  ],
  [
    "a value that only the provider can know",
    'region = "europe-west1"',
    'state = "x"',
    /"state" is decided by the provider/,
  ],
  [
    "a type of the beta provider under the other one",
    "google_cloud_scheduler_job",
    "google_firebase_web_app",
    /does not support resource type "google_firebase_web_app"/,
  ],
]

const Validation = z.object({
  valid: z.boolean(),
  diagnostics: z.array(z.object({ severity: z.string(), summary: z.string(), detail: z.string() })),
})

describeWithTerraform("the stand-ins of the providers", () => {
  let providers: RunningProviders
  let place: string
  beforeAll(async () => {
    place = await mkdtemp(path.join(tmpdir(), "providers-"))
    providers = await startProviders()
  })
  afterAll(async () => {
    providers.close()
    await rm(place, { recursive: true })
  })

  const folderWith = async (text: string): Promise<string> => {
    const folder = await mkdtemp(path.join(place, "configuration-"))
    await writeFile(path.join(folder, "main.tf"), text)
    return folder
  }
  const validate = async (text: string) => {
    const { stdout } = await providers.run(await folderWith(text), "validate", "-json")
    return Validation.parse(JSON.parse(stdout))
  }

  test("Terraform has nothing against what is right", async () => {
    expect(await validate(right)).toEqual({ valid: true, diagnostics: [] })
  })

  test.each(mistakes)("Terraform refuses %s", async (_, from, to, says) => {
    expect(right.split(from)).toHaveLength(2)
    const { valid, diagnostics } = await validate(right.replace(from, to))
    expect(valid).toBe(false)
    expect(diagnostics.map(({ summary, detail }) => `${summary} ${detail}`).join("\n")).toMatch(says)
  })

  test("a value is looked at when a test gives it to a variable", async () => {
    const folder = await folderWith(
      `${right.replace('"LIVE"', "var.state")}\nvariable "state" {\n  type    = string\n  default = "LIVE"\n}\n`,
    )
    await mkdir(path.join(folder, "tests"))
    const run = (name: string, state: string) =>
      `run "${name}" {\n  command = plan\n  variables {\n    state = "${state}"\n  }\n}\n`
    await writeFile(
      path.join(folder, "tests/state.tftest.hcl"),
      `mock_provider "google" {}\n${run("allowed", "ANY")}${run("refused", "NONE")}`,
    )
    const { code, stdout, stderr } = await providers.run(folder, "test", "-no-color")
    expect(code).toBe(1)
    expect(stdout).toMatch(/"allowed"\.\.\. pass/)
    expect(stdout).toMatch(/"refused"\.\.\. fail/)
    expect(stdout + stderr).toMatch(/"with_state" must be one of LIVE, ARCHIVED, ANY, got NONE/)
  })

  test("Terraform reads back the schemas that were committed", async () => {
    const { stdout } = await providers.run(await folderWith(right), "providers", "schema", "-json")
    const Schemas = z.object({ provider_schemas: z.record(z.string(), z.json()) })
    const { provider_schemas: shown } = Schemas.parse(JSON.parse(stdout))
    const { providers: committed } = readProviderSchemas()
    for (const [address, provider] of Object.entries(committed)) {
      const resources = z
        .object({ resource_schemas: z.record(z.string(), z.unknown()) })
        .parse(shown[address])
      expect(Object.keys(resources.resource_schemas)).toEqual(Object.keys(provider.resource_schemas))
      for (const [type, schema] of Object.entries(provider.resource_schemas)) {
        expect(withoutEmpty(resources.resource_schemas[type]), type).toEqual(withoutEmpty(schema))
      }
    }
  })
})

/** Terraform adds how descriptions are written, and leaves out what is empty. */
const withoutEmpty = (value: unknown): unknown => {
  if (Array.isArray(value) || typeof value !== "object" || value === null) return value
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, withoutEmpty(inner)] as const)
    .filter(([name, inner]) => name !== "description_kind" && !isEmpty(inner))
  return Object.fromEntries(entries)
}

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0
