import { expect, test } from "vitest"
import { ConfigurationError, readConfig } from "../src/config.ts"

const laptop = { NODE_ENV: "development", PROJECT_ID: "demo-x", DATABASE_URL: "postgres://127.0.0.1/x" }

const complaintOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message
    throw error
  }
  return "none"
}

test("every variable that is wrong is named at once, with its value unless that is a secret", () => {
  const complaint = complaintOf({
    PORT: "eighty",
    LOG_LEVEL: "loud",
    DATABASE_URL: "not a url: s3cret",
    DB_HOST: "h",
  })
  for (const variable of ["PORT", "LOG_LEVEL", "PROJECT_ID", "DATABASE_URL", "DB_USER"]) {
    expect(complaint).toContain(variable)
  }
  expect(complaint).toContain('PORT is "eighty"')
  expect(complaint).not.toContain("s3cret")
})

test("an empty variable is an unset one", () => {
  expect(readConfig({ ...laptop, PORT: "" }).PORT).toBe(8080)
})

test("nothing that is for laptops starts in production", () => {
  const complaint = complaintOf({
    ...laptop,
    NODE_ENV: "production",
    FIRESTORE_EMULATOR_HOST: "127.0.0.1:8085",
    FIREBASE_AUTH_EMULATOR_HOST: "127.0.0.1:9099",
    FCM_SINK_URL: "http://127.0.0.1:9299",
    LIVE_STORE: "memory",
    AUTH_UNSIGNED_TOKENS: "true",
    AUTH_KEY_SET_URL: "http://127.0.0.1:9099/keys",
    GOOGLE_KEY_SET_URL: "http://127.0.0.1:9099/keys",
    PUBLIC_URL: "http://127.0.0.1:8080",
    RATE_LIMIT_FACTOR: "100",
  })
  for (const variable of [
    "FIRESTORE_EMULATOR_HOST",
    "FIREBASE_AUTH_EMULATOR_HOST",
    "FCM_SINK_URL",
    "LIVE_STORE",
    "AUTH_UNSIGNED_TOKENS",
    "AUTH_KEY_SET_URL",
    "GOOGLE_KEY_SET_URL",
    "PUBLIC_URL",
    "RATE_LIMIT_FACTOR",
  ]) {
    expect(complaint).toContain(variable)
  }
})

test("an API in production has to be told its own address; a worker and migrations, which make no links, have not", () => {
  const production = { PROJECT_ID: "brasse-bouillon", DATABASE_URL: "postgresql://db/x" }
  expect(complaintOf(production)).toContain("PUBLIC_URL is not set: must be set, with https, in production")
  expect(complaintOf({ ...production, ROLE: "worker" })).toBe("none")
  expect(complaintOf({ ...production, ROLE: "migrate" })).toBe("none")
  expect(complaintOf({ ...production, PUBLIC_URL: "https://api.example" })).toBe("none")
})

test("migrations need no login but that of the schema's owner", () => {
  const migrate = { PROJECT_ID: "brasse-bouillon", MIGRATE_DATABASE_URL: "postgres://owner@db/x" }
  expect(complaintOf({ ...migrate, ROLE: "migrate" })).toBe("none")
  expect(complaintOf({ ...migrate, ROLE: "worker" })).toContain("DATABASE_URL is not set")
})

test("what is no address of a PostgreSQL is refused, and not shown", () => {
  for (const variable of ["DATABASE_URL", "MIGRATE_DATABASE_URL"]) {
    const complaint = complaintOf({ ...laptop, [variable]: "mysql://me:s3cret@db/x" })
    expect(complaint).toContain(`${variable} is set: must be a URL that starts with postgres://`)
    expect(complaint).not.toContain("s3cret")
  }
})

test("origins are taken as browsers send them, and nothing that could never match", () => {
  const origins = "https://app.example, http://localhost:3000"
  expect(readConfig({ ...laptop, CORS_ORIGINS: origins }).CORS_ORIGINS).toEqual(origins.split(", "))
  for (const wrong of ["https://app.example/", "app.example", "*", "https://App.example"]) {
    expect(complaintOf({ ...laptop, CORS_ORIGINS: `https://ok.example,${wrong}` })).toContain(
      `"${wrong}" is no origin as browsers send it`,
    )
  }
})

test("a worker that ticks has to know who may tick, and of whom the token has to be", () => {
  const worker = { ...laptop, ROLE: "worker" }
  const invoker = { INTERNAL_INVOKER: "scheduler@x.iam.gserviceaccount.com" }
  const audience = { INTERNAL_AUDIENCE: "https://worker.example" }
  expect(complaintOf(worker)).toBe("none")
  expect(complaintOf({ ...worker, WORKER_MODE: "tick" })).toContain(
    "INTERNAL_INVOKER is not set: nobody may tick without",
  )
  expect(complaintOf({ ...worker, ...invoker })).toContain("INTERNAL_AUDIENCE is not set")
  expect(complaintOf({ ...worker, ...audience })).toContain("INTERNAL_INVOKER is not set")
  expect(complaintOf({ ...worker, WORKER_MODE: "tick", ...invoker, ...audience })).toBe("none")
  expect(complaintOf({ ...laptop, ROLE: "api", WORKER_MODE: "tick" })).toBe("none")
})

test("a tick is never longer than those who wait for it", () => {
  expect(readConfig(laptop).TICK_SECONDS).toBe(60)
  for (const wrong of ["0", "171", "x"])
    expect(complaintOf({ ...laptop, TICK_SECONDS: wrong })).toContain("TICK_SECONDS")
})

test("unsigned tokens are for demo projects only", () => {
  expect(complaintOf({ ...laptop, PROJECT_ID: "brasse-bouillon", AUTH_UNSIGNED_TOKENS: "true" })).toContain(
    "demo-",
  )
  expect(readConfig({ ...laptop, AUTH_UNSIGNED_TOKENS: "true" }).AUTH_UNSIGNED_TOKENS).toBe(true)
})

test("without any word on the database, the complaint says what to set", () => {
  expect(complaintOf({ NODE_ENV: "development", PROJECT_ID: "demo-x" })).toContain(
    "set it, or DB_HOST and DB_USER",
  )
})

test("a login by token is not asked for beside a URL, which would win and use none", () => {
  const iam = { DB_HOST: "10.0.0.3", DB_USER: "api", DB_IAM_LOGIN: "true" }
  expect(complaintOf({ ...laptop, ...iam })).toContain("DATABASE_URL is set: says by itself how to log in")
  expect(complaintOf({ NODE_ENV: "development", PROJECT_ID: "demo-x", ...iam })).toBe("none")
})

test("what was read cannot be changed afterwards", () => {
  expect(Object.isFrozen(readConfig(laptop))).toBe(true)
})
