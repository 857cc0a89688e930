import type { Docker } from "./docker.ts"

export type TryTools = {
  readonly docker: Docker
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<unknown>
  readonly say: (line: string) => void
}

const postgres =
  "postgres:17.10-trixie@sha256:7958605b474b3d264a969cb3a123d6aa00ad1e1fe9da8a69984dabb704d93317"

/** As Terraform makes them for Cloud SQL. */
const roles = [
  "create role brasse_bouillon_app nologin",
  "create role brasse_bouillon_owner login",
  "create role brasse_bouillon_api login in role brasse_bouillon_app",
  "create database brasse_bouillon owner brasse_bouillon_owner",
]

const urlOf = (login: string): string => `postgres://${login}@postgres:5432/brasse_bouillon`

/** What the image is told: production, but for a database with no password. */
const environment = {
  PROJECT_ID: "demo-image-check",
  PUBLIC_URL: "https://image-check.invalid",
  DATABASE_URL: urlOf("brasse_bouillon_api"),
  METADATA_SERVER_DETECTION: "none",
}

const readyWithinMs = 60_000
/** Cloud Run kills after ten seconds. */
const endsWithinMs = 10_000

/**
 * Starts an image as Cloud Run would: migrations on an empty PostgreSQL, twice; API and worker; the smoke test from
 * inside the network; SIGTERM. Everything that it made is gone afterwards.
 * @throws with the log of what did not do as it should
 */
export const tryImage = async (image: string, version: string, tools: TryTools): Promise<void> => {
  const { docker, say } = tools
  const name = `image-check-${process.pid}`
  const network = ["--network", name]
  const made: string[] = []
  const start = async (role: string, args: readonly string[]): Promise<string> => {
    const container = `${name}-${role}`
    made.push(container)
    await docker(["run", "--detach", "--name", container, ...network, ...args])
    return container
  }
  const ours = (role: string, more: Readonly<Record<string, string>> = {}): readonly string[] =>
    Object.entries({ ...environment, ROLE: role, ...more }).flatMap(([key, value]) => [
      "--env",
      `${key}=${value}`,
    ])

  await docker(["network", "create", name])
  try {
    const trust = ["--network-alias", "postgres", "--env", "POSTGRES_HOST_AUTH_METHOD=trust", postgres]
    const database = await start("postgres", trust)
    await until("PostgreSQL answers", tools, () =>
      docker(["exec", database, "psql", "--host=127.0.0.1", "--username=postgres", "--command=select 1"]),
    )
    for (const role of roles) {
      await docker([
        "exec",
        database,
        "psql",
        "--username=postgres",
        "--set=ON_ERROR_STOP=1",
        `--command=${role}`,
      ])
    }

    const migration = ours("migrate", { MIGRATE_DATABASE_URL: urlOf("brasse_bouillon_owner") })
    for (const time of ["on an empty database", "a second time"]) {
      await docker(["run", "--rm", "--read-only", ...network, ...migration, image])
      say(`migrated ${time}`)
    }
    const locked = ["--read-only", "--cap-drop=ALL", "--memory=512m"]
    const api = await start("api", ["--network-alias", "api", ...locked, ...ours("api"), image])
    const worker = await start("worker", ["--network-alias", "worker", ...locked, ...ours("worker"), image])
    for (const host of ["api", "worker"]) {
      const probe = `fetch("http://${host}:8080/health/startup").then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))`
      await until(`the ${host} has started`, tools, () =>
        docker(["run", "--rm", ...network, image, "--eval", probe]),
      ).catch(async (error: unknown) => {
        throw new Error(`${String(error)}\n${await docker(["logs", `${name}-${host}`])}`, { cause: error })
      })
    }
    say(await docker(["run", "--rm", ...network, image, "smoke.js", "http://api:8080", version]))
    for (const container of [api, worker]) await stops(container, tools)
  } finally {
    if (made.length > 0) await docker(["rm", "--force", "--volumes", ...made]).catch(() => undefined)
    await docker(["network", "rm", name]).catch(() => undefined)
  }
}

const until = async (
  what: string,
  { now, sleep, say }: TryTools,
  ask: () => Promise<unknown>,
): Promise<void> => {
  const giveUpAt = now() + readyWithinMs
  for (;;) {
    try {
      await ask()
      say(what)
      return
    } catch (error) {
      if (now() >= giveUpAt) throw new Error(`not after ${readyWithinMs / 1000} s: ${what}`, { cause: error })
      await sleep(1_000)
    }
  }
}

/** SIGTERM, and by itself, in time, with 0. */
const stops = async (container: string, { docker, now, say }: TryTools): Promise<void> => {
  const asked = now()
  await docker(["stop", "--time=10", container])
  const tookMs = now() - asked
  const code = (await docker(["inspect", "--format={{.State.ExitCode}}", container])).trim()
  if (code !== "0" || tookMs >= endsWithinMs) {
    const log = await docker(["logs", "--tail=20", container])
    throw new Error(
      `${container} ended with ${code} ${tookMs} ms after SIGTERM, it must be 0 in less than ${endsWithinMs}\n${log}`,
    )
  }
  say(`${container} ended ${tookMs} ms after SIGTERM`)
}
