import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import packageFile from "../../package.json" with { type: "json" }
import { readRolloutOptions } from "../../scripts/rollout/options.ts"
import { requires } from "../support/requires.ts"
import { CloudBuild } from "./cloudbuild-schema.ts"
import { before, cloudBuildFindings } from "./cloudbuild-rules.ts"
import { readCommandTree, sdk, unknownIn } from "./sdk-commands.ts"

const root = path.join(import.meta.dirname, "../..")
const text = readFileSync(path.join(root, "cloudbuild.yaml"), "utf8")
const build = CloudBuild.parse(parse(text))
const stepOf = (id: string) => {
  const step = build.steps.find((other) => other.id === id)
  if (step === undefined) throw new Error(`there is no step ${id}`)
  return step
}

/** As Cloud Build would fill it in, for the trigger of production. */
const filled = (word: string): string => {
  const values: Readonly<Record<string, string>> = {
    ...build.substitutions,
    PROJECT_ID: "brewery",
    TAG_NAME: "v1.2.3",
    BUILD_ID: "cccccccc-1111-2222-3333-444444444444",
    COMMIT_SHA: "0".repeat(40),
    _ENVIRONMENT: "prod",
    _PUBLIC_URL: "https://api.brewery.test",
  }
  const once = word.replaceAll(/\$\{([A-Z_]+)\}/g, (_, name: string) => values[name] ?? "")
  return once === word ? word : filled(once)
}

describe("cloudbuild.yaml", () => {
  test("has the shape of a build, and breaks none of our rules", () => {
    expect(cloudBuildFindings(build)).toEqual([])
  })

  test("brings nothing out of what was not tested, checked and pushed", () => {
    const needed = ["verify-tag", "lint", "test", "audit", "check-image", "push", "sbom", "scan"]
    expect([...before(build.steps, "rollout")]).toEqual(expect.arrayContaining(needed))
    expect([...before(build.steps, "push")]).toEqual(
      expect.arrayContaining(["lint", "test", "audit", "check-image"]),
    )
    expect(build.steps.at(-1)?.id).toBe("rollout")
  })

  test("runs the tests as continuous integration does, with nothing skipped", () => {
    expect(stepOf("test")).toMatchObject({ entrypoint: "bash", args: [".ci/run"] })
  })

  test("runs scripts of npm and files that are there", () => {
    const scripts = build.steps.flatMap(({ entrypoint, args }) =>
      entrypoint === "npm" && args[0] === "run" ? [args[1]] : [],
    )
    expect(scripts.filter((name) => !Object.hasOwn(packageFile.scripts, name ?? ""))).toEqual([])
    const files = build.steps.flatMap(({ args }) =>
      args.filter((word) => /^(?:scripts|\.ci|tools)\//.test(word)),
    )
    expect(files.length).toBeGreaterThan(4)
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
  })

  test("deploys the image that it pushed, which Cloud Build signs", () => {
    expect(build.images).toEqual(["${_IMAGE}"])
    for (const id of ["image", "check-image", "push", "sbom", "scan", "rollout"]) {
      expect(
        stepOf(id).args.some((word) => word.includes("${_IMAGE}")),
        id,
      ).toBe(true)
    }
    expect(filled("${_IMAGE}")).toBe(
      "europe-west1-docker.pkg.dev/brewery/bb/brasse-bouillon:v1.2.3-cccccccc-1111-2222-3333-444444444444",
    )
  })

  test("gives the rollout arguments that it understands", () => {
    const [script, ...args] = stepOf("rollout").args.map(filled)
    expect(script).toBe("scripts/rollout.ts")
    expect(readRolloutOptions(args)).toMatchObject({
      project: "brewery",
      region: "europe-west1",
      tag: "v1.2.3",
      environment: "prod",
      steps: [10, 50, 100],
      "step-seconds": 300,
      "public-url": "https://api.brewery.test",
      "lock-bucket": "brewery-rollout",
    })
  })

  test("gives the rollout the time that it may need", () => {
    const { "step-seconds": stepSeconds, steps } = readRolloutOptions(
      stepOf("rollout").args.slice(1).map(filled),
    )
    const migration = 4000
    const watched = steps.length * (stepSeconds + 360)
    const deploys = 2 * 900
    expect(Number.parseInt(stepOf("rollout").timeout, 10)).toBeGreaterThan(migration + watched + deploys)
  })
})

requires(sdk)("the commands of gcloud in cloudbuild.yaml", () => {
  test("are all there, with every flag", () => {
    const tree = readCommandTree()
    const steps = build.steps.filter(({ entrypoint }) => entrypoint === "gcloud")
    expect(steps.length).toBeGreaterThan(0)
    const unknown = steps.flatMap(({ args }) => {
      const words = args.filter((word) => !word.startsWith("-"))
      const flags = args.filter((word) => word.startsWith("-")).map((word) => word.split("=")[0] ?? "")
      return unknownIn(tree, words.join(" "), flags) ?? []
    })
    expect(unknown).toEqual([])
    expect(unknownIn(tree, "builds triggers run", ["--region", "--tag"])).toBeNull() // in its first lines
  })
})

describe("a rule finds", () => {
  type Change = (build: CloudBuild) => void
  const planted: readonly (readonly [what: string, change: Change, finding: RegExp])[] = [
    [
      "a step that waits for a later one",
      ({ steps }) => void steps[3]?.waitFor.push("rollout"),
      /^install: waits for rollout, which is no step before it/,
    ],
    [
      "a step that begins with the tag unseen",
      ({ steps }) => void (steps[1] && (steps[1].waitFor = ["-"])),
      /^builder: may begin before the tag was looked at/,
    ],
    [
      "two steps of one name",
      ({ steps }) => void (steps[5] && (steps[5].id = "lint")),
      /^lint: there are two/,
    ],
    [
      "an image without a digest",
      ({ steps }) => void (steps[0] && (steps[0].name = "node:latest")),
      /^verify-tag: node:latest has no digest/,
    ],
    [
      "BuildKit without a digest",
      ({ substitutions }) => void (substitutions["_BUILDKIT"] = "moby/buildkit:latest"),
      /^_BUILDKIT: moby\/buildkit:latest has no digest/,
    ],
    [
      "the toolbox before it is there",
      ({ steps }) => void (steps[3] && (steps[3].waitFor = ["builder"])),
      /^install: runs in the toolbox before it is built/,
    ],
    [
      "a substitution that is declared nowhere",
      ({ steps }) => void steps[3]?.args.push("${_NOWHERE}"),
      /^\$_NOWHERE is declared nowhere/,
    ],
    [
      "a substitution that is used nowhere",
      ({ substitutions }) => void (substitutions["_OLD"] = "x"),
      /^_OLD is used nowhere/,
    ],
    [
      "a build that ends before its steps",
      (build) => void (build.timeout = "600s"),
      /^the build may take 600s/,
    ],
    ["a build of more than a day", (build) => void (build.timeout = "90000s"), /longer/],
    [
      "a secret from nowhere",
      ({ steps }) => void steps[3]?.secretEnv.push("NPM_TOKEN"),
      /NPM_TOKEN is not among availableSecrets/,
    ],
    [
      "a secret in the open",
      ({ steps }) => void steps[3]?.env.push("NPM_TOKEN=abc"),
      /^install: NPM_TOKEN stands in the open/,
    ],
    [
      "a secret without a version",
      (build) =>
        void (build.availableSecrets = {
          secretManager: [{ versionName: "projects/p/secrets/s/versions/latest", env: "S" }],
        }),
      /no fixed version/,
    ],
    [
      "the default account",
      (build) => void (build.serviceAccount = "123@cloudbuild.gserviceaccount.com"),
      /is no account of ours/,
    ],
  ]
  test.each(planted)("%s", (_what, change, finding) => {
    const changed = CloudBuild.parse(parse(text))
    change(changed)
    expect(cloudBuildFindings(changed).join("\n")).toMatch(new RegExp(finding.source, "m"))
  })

  test("a field that Cloud Build does not know, or one that we do not use", () => {
    const wrong: unknown[] = [
      { ...build, step: [] },
      { ...build, steps: [{ ...build.steps[0], waitfor: ["-"] }] },
      { ...build, options: { ...build.options, logging: "LEGACY" } },
      { ...build, timeout: "40m" },
    ]
    for (const changed of wrong) expect(CloudBuild.safeParse(changed).success).toBe(false)
  })
})
