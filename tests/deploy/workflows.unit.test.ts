import { globSync, readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import * as z from "zod"
import packageFile from "../../package.json" with { type: "json" }

const root = path.join(import.meta.dirname, "../..")
const textOf = (file: string): string => readFileSync(path.join(root, file), "utf8")

const Permissions = z.record(z.string(), z.enum(["read", "write", "none"]))
const Step = z.strictObject({
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.string()).optional(),
})
const Workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    push: z.strictObject({ branches: z.array(z.string()) }).optional(),
    pull_request: z.strictObject({ branches: z.array(z.string()) }).optional(),
    schedule: z.array(z.strictObject({ cron: z.string() })).optional(),
  }),
  permissions: Permissions,
  concurrency: z.strictObject({ group: z.string(), "cancel-in-progress": z.string() }).optional(),
  jobs: z.record(
    z.string(),
    z.strictObject({
      "runs-on": z.string(),
      "timeout-minutes": z.number(),
      permissions: Permissions,
      env: z.record(z.string(), z.string()).optional(),
      strategy: z.unknown().optional(),
      steps: z.array(Step),
    }),
  ),
})
type Workflow = z.infer<typeof Workflow>

/** What is wrong with a workflow beyond its shape; `text` is the file, for what stands in comments. */
const findings = (workflow: Workflow, text: string): readonly string[] => [
  ...(Object.keys(workflow.permissions).length > 0
    ? ["every job has the permissions of the whole workflow"]
    : []),
  ...[...text.matchAll(/uses: (\S+)(.*)/g)]
    .filter(
      ([, action = "", comment = ""]) =>
        !/@[0-9a-f]{40}$/.test(action) || !/^ # v\d+\.\d+\.\d+$/.test(comment),
    )
    .map(([, action]) => `${action} is not pinned to a commit with its version behind it`),
  ...Object.entries(workflow.jobs).flatMap(([name, job]) => jobFindings(name, job)),
]

const jobFindings = (
  name: string,
  { permissions, steps, "runs-on": runsOn }: Workflow["jobs"][string],
): readonly string[] => [
  ...Object.entries(permissions)
    .filter(([scope, access]) => access === "write" && scope !== "security-events")
    .map(([scope]) => `${name}: may write ${scope}`),
  ...(runsOn.endsWith("-latest") ? [`${name}: runs on ${runsOn}, which changes under us`] : []),
  ...steps
    .filter(
      ({ uses, with: given }) =>
        uses?.startsWith("actions/checkout@") && given?.["persist-credentials"] !== false,
    )
    .map(() => `${name}: leaves the token in the checkout`),
  ...steps
    .filter(({ run }) => /\$\{\{\s*(?:github\.(?:event|head_ref)|inputs)/.test(run ?? ""))
    .map(({ run }) => `${name}: others write into the shell: ${run}`),
]

const files = globSync(".github/workflows/*.yml", { cwd: root }).toSorted()
const workflows = files.map(
  (file) => [path.basename(file), Workflow.parse(parse(textOf(file))), textOf(file)] as const,
)
const workflow = (name: string): Workflow => {
  const found = workflows.find(([file]) => file === name)?.[1]
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found
}

describe("the workflows", () => {
  test("are those that we mean to have", () => {
    expect(workflows.map(([file]) => file)).toEqual([
      "ci.yml",
      "codeql.yml",
      "dependency-review.yml",
      "sonar.yml",
    ])
  })

  test.each(workflows)("%s breaks none of our rules", (_file, parsed, text) => {
    expect(findings(parsed, text)).toEqual([])
  })

  test("one action has one version in all of them", () => {
    const actions = workflows.flatMap(([, , text]) => [...text.matchAll(/uses: ([^@\s]+)@(\S+ # \S+)/g)])
    const versions = Map.groupBy(actions, ([, action = ""]) => action.split("/").slice(0, 2).join("/"))
    for (const [action, uses] of versions)
      expect(new Set(uses.map(([, , version]) => version)).size, action).toBe(1)
  })

  test("run scripts of npm that there are", () => {
    const commands = workflows.flatMap(([, { jobs }]) =>
      Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
    )
    const scripts = commands.flatMap((line) =>
      [...line.matchAll(/npm (?:run )?([a-z:-]+)/g)].map(([, name = ""]) => name),
    )
    expect(scripts).toEqual(expect.arrayContaining(["lint", "test"]))
    expect(scripts.filter((name) => name !== "ci" && !Object.hasOwn(packageFile.scripts, name))).toEqual([])
  })

  test("lint and test what comes to main and develop, and what wants to, with nothing skipped", () => {
    const branches = { branches: ["main", "develop"] }
    expect(workflow("ci.yml").on).toEqual({ push: branches, pull_request: branches })
    const { test: tests } = workflow("ci.yml").jobs
    expect(tests?.steps.at(-1)).toEqual({ run: "npm test", env: { REQUIRE_ALL: "1" } })
  })

  test("look for holes every week too, and in what pull requests bring in", () => {
    expect(workflow("codeql.yml").on.schedule).toHaveLength(1)
    expect(Object.keys(workflow("dependency-review.yml").on)).toEqual(["pull_request"])
  })

  test("do without SonarQube where its token is not set", () => {
    const steps = workflow("sonar.yml").jobs["scan"]?.steps ?? []
    expect(
      steps.filter(({ uses }) => uses !== undefined).every((step) => step.if === "env.SONAR_TOKEN != ''"),
    ).toBe(true)
    expect(steps.filter((step) => step.if === undefined)).toEqual([])
  })

  test("deploy nothing: that is Cloud Build's, on a tag", () => {
    for (const [file, { on }, text] of workflows) {
      expect(text, file).not.toMatch(/gcloud (?:run|builds|artifacts)|google-github-actions\/(?:auth|deploy)/)
      expect(Object.keys(on), file).not.toContain("workflow_dispatch")
    }
  })
})

describe("a rule finds", () => {
  const [, good, text = ""] = workflows[0] ?? []
  const planted: readonly (readonly [what: string, change: (yaml: string) => string, finding: RegExp])[] = [
    [
      "an action by its tag",
      (yaml) => yaml.replace(/checkout@\w+ # v7\.0\.1/, "checkout@v7"),
      /actions\/checkout@v7 is not pinned/,
    ],
    [
      "a pin that says no version",
      (yaml) => yaml.replace(" # v7.0.1", ""),
      /is not pinned to a commit with its version/,
    ],
    [
      "permissions for all",
      (yaml) => yaml.replace("permissions: {}", "permissions: { contents: read }"),
      /every job has the permissions/,
    ],
    [
      "a job that may write",
      (yaml) => yaml.replace("contents: read", "contents: write"),
      /lint: may write contents/,
    ],
    [
      "a token that stays",
      (yaml) => yaml.replace("persist-credentials: false", "persist-credentials: true"),
      /lint: leaves the token/,
    ],
    [
      "a machine that changes",
      (yaml) => yaml.replace("ubuntu-24.04", "ubuntu-latest"),
      /lint: runs on ubuntu-latest/,
    ],
    [
      "somebody else's text in a shell",
      (yaml) => yaml.replace("npm run lint", "echo ${{ github.event.pull_request.title }}"),
      /lint: others write into the shell/,
    ],
  ]
  test.each(planted)("%s", (_what, change, finding) => {
    expect(good).toBeDefined()
    const changed = change(text)
    expect(findings(Workflow.parse(parse(changed)), changed).join("\n")).toMatch(finding)
  })
})

test("SonarQube is told of folders that are there", () => {
  const lines = textOf("sonar-project.properties").split("\n")
  const folders = lines
    .filter((line) => /^sonar\.(?:sources|tests)=/.test(line))
    .flatMap((line) => (line.split("=")[1] ?? "").split(","))
  expect(folders.length).toBeGreaterThan(3)
  expect(folders.filter((folder) => globSync(folder, { cwd: root }).length === 0)).toEqual([])
})

test("Dependabot looks at every place that has versions", () => {
  const Dependabot = z.object({
    version: z.literal(2),
    updates: z.array(
      z.object({
        "package-ecosystem": z.string(),
        directory: z.string().optional(),
        directories: z.array(z.string()).optional(),
        schedule: z.object({ interval: z.enum(["daily", "weekly", "monthly"]) }),
      }),
    ),
  })
  const { updates } = Dependabot.parse(parse(textOf(".github/dependabot.yml")))
  expect(updates.map((update) => update["package-ecosystem"]).toSorted()).toEqual([
    "docker",
    "docker-compose",
    "github-actions",
    "npm",
    "terraform",
  ])
  const dockerfiles = globSync("{Dockerfile,tools/*/Dockerfile}", { cwd: root }).map((file) =>
    `/${path.dirname(file)}`.replace("/.", "/"),
  )
  const docker = updates.find((update) => update["package-ecosystem"] === "docker")
  expect(docker?.directories?.toSorted()).toEqual(dockerfiles.toSorted())
})
