import { describe, expect, test } from "vitest"
import packageFile from "../../package.json" with { type: "json" }
import { aCloud, type Cloud, digestOf, repository } from "./fake/cloud.ts"
import { runScript } from "./fake/program.ts"
import { asBefore, serving } from "./fake/serving.ts"

const where = [
  "--project=brewery-test",
  "--region=europe-west1",
  "--lock-bucket=brewery-test-rollout",
  "--api=api",
  "--worker=worker",
]
const tag = `v${packageFile.version}`
const rollout = [
  ...where,
  ...["migrate", "smoke", "reproject"].map((job) => `--${job}=${job}`),
  `--image=${repository}:${tag}`,
  `--tag=${tag}`,
  "--environment=prod",
  "--build-id=cccccccc-1111-2222-3333-444444444444",
  "--public-url=https://brewery.test",
]

/** This very version has been pushed, and does as it is told here. */
const withImage = (starts: Cloud["behaviours"][string]["starts"]): Cloud => {
  const cloud = aCloud({ version: packageFile.version, starts })
  cloud.images[`${repository}:${tag}`] = digestOf("1.2.3")
  return cloud
}

describe("the first step of a build", () => {
  test("looks whether the trigger gives what is needed at the end", async () => {
    const { code, output } = await runScript("scripts/verify-tag.ts", [tag, "prod", "_PUBLIC_URL="], aCloud())
    expect({ code, output }).toMatchObject({
      code: 1,
      output: expect.stringContaining("The trigger gives no _PUBLIC_URL: nothing was rolled out"),
    })
  })

  test("looks at the tag, and needs no dependency", async () => {
    const good = await runScript("scripts/verify-tag.ts", [tag, "prod"], aCloud())
    expect(good).toMatchObject({ code: 0, output: `${tag} is version ${packageFile.version} for prod\n` })
    const bad = await runScript("scripts/verify-tag.ts", ["v999.0.0", "prod"], aCloud())
    expect(bad).toMatchObject({ code: 1, output: expect.stringContaining("✗ The tag is v999.0.0") })
  })
})

describe("the program that rolls out", () => {
  test("refuses a tag that is not the package's version before it asks gcloud anything", async () => {
    const { code, output, cloud } = await runScript(
      "scripts/rollout.ts",
      rollout.map((flag) => (flag.startsWith("--tag=") ? "--tag=v999.0.0" : flag)),
      aCloud(),
    )
    expect({ code, output }).toMatchObject({
      code: 1,
      output: expect.stringContaining("The tag is v999.0.0"),
    })
    expect(cloud.calls).toEqual([])
  })

  test("ends with 1 when a step fails, with everything as before and what to do as its last words", async () => {
    const { code, output, cloud } = await runScript(
      "scripts/rollout.ts",
      rollout,
      withImage(["api", "migrate"]),
    )
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining("… start the worker") })
    expect(output.trimEnd().split("\n").slice(-1)[0]).toMatch(
      /^Production serves what it served before: api-v1-2-2-bbbbbbbb, worker-v1-2-2-bbbbbbbb\. See the log of worker-/,
    )
    expect(serving(cloud)).toEqual(asBefore)
    expect(Object.keys(cloud.services["worker"]?.revisions ?? {})).toContain(
      `worker-${tag.replaceAll(".", "-")}-cccccccc`,
    )
  }, 40_000)

  test("lists every argument that is wrong, and how it is used", async () => {
    const { code, output, cloud } = await runScript(
      "scripts/rollout.ts",
      ["--project=p", "--region=Paris", "--steps=50,10", "--step-seconds=5", "--public-url=http://x.test"],
      aCloud(),
    )
    expect(code).toBe(64)
    for (const line of [
      "--region must be a region such as europe-west1",
      "--lock-bucket is needed",
      "--image is needed",
      "--public-url must be an https address",
      "--steps must be percents that rise to 100, such as 10,50,100",
      "--step-seconds must be 300 at least",
      "usage: rollout --project --region --lock-bucket [--api]",
    ]) {
      expect(output).toContain(line)
    }
    expect(cloud.calls).toEqual([])
  })
})

describe("npm run rollback", () => {
  test("goes back to the release before", async () => {
    const { code, output, cloud } = await runScript("scripts/rollback.ts", [...where, "--yes"], aCloud())
    expect({ code, output }).toMatchObject({
      code: 0,
      output: expect.stringContaining("→  api-v1-2-1-aaaaaaaa"),
    })
    expect(serving(cloud)).toMatchObject({
      api: { "api-v1-2-1-aaaaaaaa": 100 },
      worker: { "worker-v1-2-1-aaaaaaaa": 100 },
      locked: false,
    })
  }, 40_000)

  test("changes nothing where nobody can be asked", async () => {
    const { code, output, cloud } = await runScript("scripts/rollback.ts", where, aCloud())
    expect({ code, output }).toMatchObject({ code: 2, output: expect.stringContaining("give --yes") })
    expect(serving(cloud)).toEqual(asBefore)
  })

  test("knows no other arguments", async () => {
    const { code, output } = await runScript("scripts/rollback.ts", ["--force"], aCloud())
    expect({ code, output }).toMatchObject({ code: 64, output: expect.stringContaining("usage: rollback") })
  })
})
