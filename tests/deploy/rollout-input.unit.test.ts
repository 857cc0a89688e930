import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { checkTag } from "../../scripts/rollout/check-tag.ts"
import { imageByDigest } from "../../scripts/rollout/image-by-digest.ts"
import { readRollbackOptions } from "../../scripts/rollout/options.ts"
import { aCloud, imageOf, repository } from "./fake/cloud.ts"
import { aWorld } from "./fake/world.ts"

describe("a tag", () => {
  test.each([
    ["v1.2.3", "prod", "1.2.3"],
    ["v1.2.3-rc.4", "staging", "1.2.3-rc.4"],
  ])("%s goes to %s when the package is %s", (name, environment, version) => {
    expect(checkTag(name, environment, version)).toBeNull()
  })

  test.each([
    [
      "v1.2.4",
      "prod",
      "1.2.3",
      /The tag is v1\.2\.4, and package\.json says 1\.2\.3: nothing was rolled out\..*npm version 1\.2\.4/,
    ],
    ["v1.2.3-rc.1", "prod", "1.2.3-rc.1", /none for prod, whose tags are like v1\.2\.3:/],
    ["v1.2.3", "staging", "1.2.3", /none for staging, whose tags are like v1\.2\.3-rc\.1:/],
    ["1.2.3", "prod", "1.2.3", /none for prod/],
    ["v1.2.3", "dev", "1.2.3", /no environment "dev" to roll out to: it is prod or staging/],
  ])("%s does not go to %s when the package is %s, and it is said why", (name, environment, version, why) => {
    expect(checkTag(name, environment, version)).toMatch(why)
  })
})

test("an image is named by its digest before it is deployed", async () => {
  const { tools } = aWorld(aCloud())
  expect(await imageByDigest(tools.gcloud, `${repository}:v1.2.3`)).toBe(imageOf("1.2.3"))
  expect(await imageByDigest(tools.gcloud, imageOf("1.2.2"))).toBe(imageOf("1.2.2"))
})

test("who rolls back in a hurry need not name the services: they are those that Terraform makes", () => {
  const { api, worker } = readRollbackOptions([
    "--project=p",
    "--region=europe-west1",
    "--lock-bucket=bucket",
  ])
  const made = (file: string): string | undefined => {
    const text = readFileSync(join(import.meta.dirname, "../../terraform/modules/cloud-run", file), "utf8")
    return /^ {2}name += "(.+)"$/m.exec(text)?.[1]
  }
  expect({ api, worker }).toEqual({ api: made("api.tf"), worker: made("worker.tf") })
})
