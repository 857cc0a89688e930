import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import * as z from "zod"
import { readConfig } from "../../src/config.ts"
import { parseHcl } from "../../tools/terraform/hcl/parse.ts"
import { blocksOf, loadTree } from "../../tools/terraform/tree.ts"
import { readTestReport, type Planned, type RunReport } from "./test-report.ts"
import { describeWithTerraform, startProviders, type RunningProviders } from "./with-terraform.ts"

const root = path.join(import.meta.dirname, "../../terraform")

/** The runs of terraform/tests, read from the files: `prod.tftest.hcl prod`. */
const runs = [...loadTree(path.join(root, "tests")).files]
  .filter(([file]) => file.endsWith(".tftest.hcl"))
  .flatMap(([file, text]) =>
    blocksOf(parseHcl(file, text), "run").map((run) => ({
      name: `${file} ${run.labels[0]}`,
      assertions: blocksOf(run, "assert").length,
    })),
  )

const environments = ["dev", "staging", "prod"]

test("the plans of the three environments are looked at from forty sides at least", () => {
  const counted = environments.map(
    (name) => runs.find((run) => run.name === `${name}.tftest.hcl ${name}`)?.assertions,
  )
  expect(counted.every((count) => count !== undefined && count >= 10)).toBe(true)
  expect(counted.reduce<number>((sum, count = 0) => sum + count, 0)).toBeGreaterThanOrEqual(40)
})

describeWithTerraform("a plan", () => {
  let providers: RunningProviders
  let dataFolder: string
  let reports: ReadonlyMap<string, RunReport>
  beforeAll(async () => {
    dataFolder = await mkdtemp(path.join(tmpdir(), "terraform-"))
    providers = await startProviders()
    const run = await providers.prepare(path.join(root, "tests"), dataFolder)
    const { stdout } = await run("test", "-json", "-verbose")
    reports = readTestReport(stdout)
  }, 600_000)
  afterAll(async () => {
    providers.close()
    await rm(dataFolder, { recursive: true })
  })

  const reportOf = (name: string): RunReport => {
    const report = reports.get(name)
    if (report === undefined) throw new Error(`there was no run ${name}`)
    return report
  }
  const planned = (name: string, type: string): readonly Planned[] =>
    reportOf(name).planned.filter((resource) => resource.type === type)

  test.each(runs)("is as terraform/tests says: $name", ({ name }) => {
    const { status, problems } = reportOf(name)
    expect(problems).toEqual([])
    expect(status).toBe("pass")
  })

  describe.each(environments)("of %s", (environment) => {
    const name = `${environment}.tftest.hcl ${environment}`

    test("gives each process variables that the program starts with", () => {
      const processes = processesIn(reportOf(name).planned)
      expect(processes.map(({ address }) => address.replace(/^.*\.google_/, "google_"))).toEqual([
        'google_cloud_run_v2_job.jobs["migrate"]',
        'google_cloud_run_v2_job.jobs["reproject"]',
        "google_cloud_run_v2_service.api",
        "google_cloud_run_v2_service.worker",
      ])
      for (const { address, variables } of processes)
        expect(() => readConfig(variables), address).not.toThrow()
    })

    test("has no grant to everybody but on the bucket of public copies", () => {
      const open = reportOf(name).planned.filter(({ values }) =>
        /all(Authenticated)?Users/.test(JSON.stringify(values)),
      )
      const buckets =
        environment === "prod"
          ? ["module.app.module.storage.google_storage_bucket_iam_member.public_readers[0]"]
          : []
      expect(open.map(({ address }) => address)).toEqual(buckets)
    })
  })

  test("never asks the database for more connections than it takes", () => {
    const deployable = runs.filter(({ name }) => planned(name, "google_sql_database_instance").length > 0)
    expect(deployable.length).toBeGreaterThanOrEqual(environments.length + 3)
    for (const { name } of deployable) {
      expect(connectionsOf(reportOf(name).planned), name).toBeLessThanOrEqual(
        maxConnections(reportOf(name).planned),
      )
    }
  })

  test.each([
    "switches.tftest.hcl every_connection_that_the_database_takes",
    "switches.tftest.hcl every_connection_of_a_worker_that_always_runs",
  ])("is let through up to the last connection, and counted as it would be deployed: %s", (name) => {
    const spare = 10
    expect(connectionsOf(reportOf(name).planned) + spare).toBe(
      maxConnections(reportOf(name).planned) + reserved,
    )
  })

  test("has a Slack channel only where there is a token", () => {
    const channels = (name: string) =>
      planned(name, "google_monitoring_notification_channel").map(({ values }) => values["type"])
    expect(channels("switches.tftest.hcl everything_on")).toEqual(["email", "slack"])
    expect(channels("switches.tftest.hcl alerts_by_e_mail_alone")).toEqual(["email"])
    expect(channels("switches.tftest.hcl everything_off_again")).toEqual([])
  })

  test("leaves nothing behind when everything is switched off again", () => {
    const types = (name: string) => new Set(reportOf(name).planned.map(({ type }) => type))
    const off = types("switches.tftest.hcl everything_off_again")
    const gone = [...types("switches.tftest.hcl everything_on")].filter((type) => !off.has(type))
    for (const type of switched) expect(gone).toContain(type)
  })
})

/** Types that exist for a switch only. */
const switched = [
  "google_billing_budget",
  "google_cloudbuild_trigger",
  "google_compute_backend_bucket",
  "google_compute_global_forwarding_rule",
  "google_compute_security_policy",
  "google_identity_platform_config",
  "google_memorystore_instance",
  "google_monitoring_alert_policy",
  "google_monitoring_uptime_check_config",
]

const Container = z.object({
  args: z.array(z.string()).nullable(),
  env: z.array(z.object({ name: z.string(), value: z.string().optional() })),
})
const Scaling = z.array(z.object({ max_instance_count: z.number() }))
const Service = z.object({
  template: z.tuple([z.object({ containers: z.array(Container), scaling: Scaling })]),
})
const Job = z.object({
  template: z.tuple([z.object({ template: z.tuple([z.object({ containers: z.array(Container) })]) })]),
})

type Process = { readonly address: string; readonly variables: Readonly<Record<string, string>> }

/** What runs our program, with its variables. The smoke test asks a release from outside and has none of its own. */
const processesIn = (resources: readonly Planned[]): readonly Process[] =>
  resources.flatMap(({ address, type, values }) => {
    const containers =
      type === "google_cloud_run_v2_service"
        ? Service.parse(values).template[0].containers
        : type === "google_cloud_run_v2_job"
          ? Job.parse(values).template[0].template[0].containers
          : []
    const [own] = containers
    const program = own?.args?.[0] ?? "main.js"
    if (own === undefined || program === "smoke.js") return []
    const variables = Object.fromEntries(own.env.map(({ name, value }) => [name, value ?? ""]))
    // src/reproject.ts reads its configuration as a worker.
    return [{ address, variables: program === "reproject.js" ? { ...variables, ROLE: "worker" } : variables }]
  })

/**
 * How many connections there may be while a rollout runs two revisions side by side, by what src/config.ts says of a
 * process: its pool and one for single reads; a worker one for each job, two for pushes and three that listen, twice
 * where ticks overlap.
 */
const connectionsOf = (resources: readonly Planned[]): number => {
  const services = resources.filter(({ type }) => type === "google_cloud_run_v2_service")
  return services.reduce((sum, service) => {
    const { scaling } = Service.parse(service.values).template[0]
    const [process] = processesIn([service])
    const pool = Number(process?.variables["DB_POOL_MAX"]) + 1
    const jobs = process?.variables["WORKER_CONCURRENCY"]
    const runners = process?.variables["WORKER_MODE"] === "tick" ? 2 : 1
    const working = jobs === undefined ? 0 : runners * (Number(jobs) + 5)
    return sum + 2 * (scaling[0]?.max_instance_count ?? Infinity) * (pool + working)
  }, 0)
}

const Flags = z.array(z.object({ name: z.string(), value: z.string() }))
const Instance = z.object({ settings: z.tuple([z.object({ database_flags: Flags })]) })

/** PostgreSQL keeps them for administrators. */
const reserved = 3

/** What the database takes, without what PostgreSQL keeps for itself. */
const maxConnections = (resources: readonly Planned[]): number => {
  const instance = resources.find(({ type }) => type === "google_sql_database_instance")
  const flags = Instance.parse(instance?.values).settings[0].database_flags
  return Number(flags.find(({ name }) => name === "max_connections")?.value) - reserved
}
