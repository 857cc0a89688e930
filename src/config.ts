import * as z from "zod"

const port = z.coerce.number().int().min(0).max(65_535)
const flag = z.stringbool().default(false)
const count = z.coerce.number().int().min(1)
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
)
const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must be a URL that starts with postgres:// or postgresql://",
})
const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text, {
  error: ({ input }) =>
    `${JSON.stringify(input)} is no origin as browsers send it, such as https://app.example`,
})
const clientVersions = list
  .pipe(z.array(z.string().regex(/^[a-z]{1,20}\/\d{1,4}\.\d{1,4}\.\d{1,4}$/, "must be like ios/1.4.0")))
  .transform((versions) => new Map(versions.map((version) => version.split("/") as [string, string])))
  .optional()
const hostAndPort = z.string().regex(/^[^\s/:]+:\d{1,5}$/, "must be host:port")

/** Every variable that the process reads. `docs/configuration.md` is written from here. */
export const variables = {
  NODE_ENV: z
    .enum(["development", "test", "production"])
    .default("production")
    .describe("`production` refuses everything that is for laptops only"),
  ROLE: z
    .enum(["api", "worker", "migrate", "all"])
    .default("api")
    .describe("What this process does; the first argument says it too and wins"),
  HOST: z.string().default("0.0.0.0").describe("Address to listen on"),
  PORT: port.default(8080).describe("Port of the API, and of the worker's health endpoints"),
  METRICS_PORT: port.optional().describe("Port of the Prometheus metrics; not served when unset"),
  PUBLIC_URL: z
    .url()
    .default("http://127.0.0.1:8080")
    .describe("Where clients reach the API; links start with it; in production an API needs one with https"),
  PROJECT_ID: z.string().min(1).describe("Google Cloud project, which is the Firebase project too"),
  LOG_LEVEL: z
    .enum(["debug", "info", "warning", "error"])
    .default("info")
    .describe("What is logged at least"),
  DRAIN_SECONDS: z.coerce
    .number()
    .min(0)
    .max(8)
    .default(8)
    .describe("How long requests and jobs may take to end after SIGTERM; Cloud Run kills after 10"),

  DATABASE_URL: databaseUrl.optional().describe("PostgreSQL by URL; else the DB_ variables say where it is"),
  DB_HOST: z.string().optional().describe("Address, or `/cloudsql/<instance>` for Cloud SQL's unix socket"),
  DB_NAME: z.string().default("brasse_bouillon").describe("Database"),
  DB_USER: z
    .string()
    .optional()
    .describe("Login; for IAM the service account without `.gserviceaccount.com`"),
  DB_PASSWORD: z.string().optional().describe("Password of a login that has one"),
  DB_IAM_LOGIN: flag.describe(
    "Log in with an access token in place of a password; by an address that is over TLS always",
  ),
  DB_CA: z
    .string()
    .startsWith("-----BEGIN CERTIFICATE-----", "must be a certificate in PEM")
    .optional()
    .describe(
      "Authority that vouches for the server at DB_HOST, as PEM; asks for TLS. Cloud SQL has one per instance",
    ),
  DB_POOL_MAX: count
    .default(10)
    .describe("Connections for requests, and for what jobs call, at most; one more is for single reads"),
  WORKER_CONCURRENCY: count
    .default(5)
    .describe(
      "Jobs that a worker runs at once, two at least; it takes two connections more than that for itself",
    ),
  WORKER_MODE: z
    .enum(["loop", "tick"])
    .default("loop")
    .describe("How a worker runs jobs: all the time, or whenever `POST /internal/tick` asks for it"),
  TICK_SECONDS: z.coerce
    .number()
    .min(1)
    .max(170)
    .default(60)
    .describe("How long a tick stays at most; Cloud Scheduler waits for 180 s by default, Cloud Run for 300"),
  DB_WAIT_SECONDS: z.coerce
    .number()
    .min(0)
    .default(120)
    .describe("How long a start waits for the database: a fresh instance has no way out for up to 80 s"),
  MIGRATE_DATABASE_URL: databaseUrl
    .optional()
    .describe("Login that owns the schema, for `migrate` by URL; that needs no other"),
  APPLICATION_LOGINS: list
    .default([])
    .describe(
      "Logins that `migrate` lets in as the application, separated by commas: Cloud SQL's for service accounts",
    ),

  FIRESTORE_EMULATOR_HOST: hostAndPort.optional().describe("Firestore emulator in place of Firestore"),
  LIVE_STORE: z
    .enum(["firestore", "memory"])
    .default("firestore")
    .describe("`memory` keeps live documents in the process, where there is no Firestore (development only)"),
  FIREBASE_AUTH_EMULATOR_HOST: hostAndPort
    .optional()
    .describe("Local identity server in place of Firebase Auth"),
  AUTH_KEY_SET_URL: z
    .url()
    .default("https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com")
    .describe("Public keys that ID tokens are verified with"),
  AUTH_UNSIGNED_TOKENS: flag.describe(
    "Accept the unsigned tokens of the official Firebase emulators (`demo-` projects, never in production)",
  ),
  INTERNAL_AUDIENCE: z
    .url()
    .optional()
    .describe(
      "What the tokens of whoever calls `/internal/…` are issued for: the worker's address; nobody may call without",
    ),
  INTERNAL_INVOKER: z
    .email()
    .optional()
    .describe("Service account that may call `/internal/…`: Cloud Scheduler's"),
  GOOGLE_KEY_SET_URL: z
    .url()
    .default("https://www.googleapis.com/oauth2/v3/certs")
    .describe("Public keys that the tokens of service accounts are verified with"),
  FCM_SINK_URL: z.url().optional().describe("Local sink in place of FCM"),

  TRUSTED_PROXY_HOPS: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(1)
    .describe("Proxies of ours in front: 0 on a laptop, 1 on Cloud Run, 2 behind its load balancer"),
  CORS_ORIGINS: list
    .pipe(z.array(origin))
    .default([])
    .describe("Origins whose pages may call the API, separated by commas"),
  READ_ONLY: flag.describe("The switch for maintenance: reads work, whatever changes something answers 503"),
  MIN_CLIENT_VERSIONS: clientVersions.describe(
    "Oldest apps that are still answered, `ios/1.4.0,android/1.4.2`; older ones get 426",
  ),
  RATE_LIMIT_FACTOR: z.coerce
    .number()
    .positive()
    .default(1)
    .describe("Widens every rate limit; 100 on a laptop, 1 in production"),

  K_SERVICE: z.string().optional().describe("Which service speaks in the log; Cloud Run sets it"),
  K_REVISION: z
    .string()
    .optional()
    .describe("Which release of it, else the version of the package; Cloud Run sets it"),
} as const

const Environment = z.object(variables)
export type Config = Readonly<z.output<typeof Environment>>

/** Anything but https, on whose way anybody may change what is asked for. */
const isPlain = (url: string | undefined): boolean => url !== undefined && !/^https:/i.test(url)

type Problem = { readonly variable: keyof Config; readonly message: string }

/** What must hold between variables. Looks at whatever is readable, so that these problems are told with the others. */
const contradictions = (env: Partial<Config>): Problem[] => {
  const laptopOnly = ["FIRESTORE_EMULATOR_HOST", "FIREBASE_AUTH_EMULATOR_HOST", "FCM_SINK_URL"] as const
  const production = env.NODE_ENV === "production"
  const demo = env.PROJECT_ID?.startsWith("demo-") ?? true
  const needsDatabase = env.ROLE !== "migrate" || !env.MIGRATE_DATABASE_URL
  const runsJobs = env.ROLE === "worker" || env.ROLE === "all"
  const servesApi = env.ROLE === "api" || env.ROLE === "all"
  const rules: readonly (readonly [boolean, keyof Config, string])[] = [
    [needsDatabase && !env.DATABASE_URL && !env.DB_HOST, "DATABASE_URL", "set it, or DB_HOST and DB_USER"],
    [Boolean(env.DB_HOST) && !env.DB_USER, "DB_USER", "is needed with DB_HOST"],
    [Boolean(env.DB_IAM_LOGIN && env.DB_PASSWORD), "DB_PASSWORD", "is not used with DB_IAM_LOGIN"],
    [
      Boolean(env.DATABASE_URL && (env.DB_IAM_LOGIN || env.DB_CA)),
      "DATABASE_URL",
      "says by itself how to log in: DB_IAM_LOGIN and DB_CA go with DB_HOST and DB_USER",
    ],
    [Boolean(env.DB_CA && env.DB_HOST?.startsWith("/")), "DB_CA", "is not used with a socket"],
    [
      Boolean(env.AUTH_UNSIGNED_TOKENS) && !demo,
      "AUTH_UNSIGNED_TOKENS",
      "is for projects called demo-… only",
    ],
    [
      production && Boolean(env.AUTH_UNSIGNED_TOKENS),
      "AUTH_UNSIGNED_TOKENS",
      "is never possible in production",
    ],
    [production && env.LIVE_STORE === "memory", "LIVE_STORE", "memory is for development and tests only"],
    [
      production && servesApi && isPlain(env.PUBLIC_URL),
      "PUBLIC_URL",
      "must be set, with https, in production",
    ],
    [production && isPlain(env.AUTH_KEY_SET_URL), "AUTH_KEY_SET_URL", "must be https in production"],
    [production && isPlain(env.GOOGLE_KEY_SET_URL), "GOOGLE_KEY_SET_URL", "must be https in production"],
    [
      Boolean(env.INTERNAL_AUDIENCE) && !env.INTERNAL_INVOKER,
      "INTERNAL_INVOKER",
      "is needed with INTERNAL_AUDIENCE",
    ],
    [
      Boolean(env.INTERNAL_INVOKER) && !env.INTERNAL_AUDIENCE,
      "INTERNAL_AUDIENCE",
      "is needed with INTERNAL_INVOKER",
    ],
    [
      runsJobs && env.WORKER_MODE === "tick" && !env.INTERNAL_INVOKER,
      "INTERNAL_INVOKER",
      "nobody may tick without, and no job would ever run",
    ],
    [
      production && env.RATE_LIMIT_FACTOR !== undefined && env.RATE_LIMIT_FACTOR !== 1,
      "RATE_LIMIT_FACTOR",
      "must be 1 in production",
    ],
    ...laptopOnly.map(
      (variable) =>
        [production && Boolean(env[variable]), variable, "is for development and tests only"] as const,
    ),
  ]
  return rules.flatMap(([broken, variable, message]) => (broken ? [{ variable, message }] : []))
}

/** The environment does not make a configuration: names every variable that is wrong, not just the first. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError"
}

/**
 * Reads the configuration, once, at start. An empty variable counts as unset.
 * @throws ConfigurationError that lists every problem
 */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  )
  const parsed = Environment.safeParse(set)
  const readable = parsed.success ? parsed.data : readableOf(set)
  const problems = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => ({ variable: String(path[0]), message })),
    ...contradictions(readable),
  ]
  if (parsed.success && problems.length === 0) return Object.freeze(parsed.data)
  const lines = problems.map(({ variable, message }) => {
    const value = set[variable]
    const shown =
      value === undefined ? "is not set" : /URL|PASSWORD/.test(variable) ? "is set" : `is "${value}"`
    return `  ${variable} ${shown}: ${message}`
  })
  throw new ConfigurationError(`The configuration has ${lines.length} problem(s):\n${lines.join("\n")}`)
}

/** The variables that are right by themselves, where others are not. */
const readableOf = (set: Readonly<Record<string, unknown>>): Partial<Config> =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([variable, schema]) => {
      const one = schema.safeParse(set[variable])
      return one.success ? [[variable, one.data]] : []
    }),
  )
