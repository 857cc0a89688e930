import { parseArgs } from "node:util"
import * as z from "zod"

/** The arguments of a command make no sense; the message lists each, and how the command is used. */
export class WrongArguments extends Error {
  override readonly name = "WrongArguments"
}

const name = z.string().regex(/^[a-z][a-z0-9-]{0,48}$/, "must be a name as Cloud Run has them")
const positive = z.coerce.number().positive()

/** What both commands must know: where the services are. */
const where = {
  project: z.string().min(1),
  region: z.string().regex(/^[a-z]+-[a-z]+\d$/, "must be a region such as europe-west1"),
  "lock-bucket": z.string().min(3),
  api: name.default("bb-api"),
  worker: name.default("bb-worker"),
} as const

const RolloutOptions = z.object({
  ...where,
  image: z.string().regex(/^[a-z0-9.-]+(\/[a-z0-9._-]+)+[:@]\S+$/, "must be an image with a tag or a digest"),
  tag: z.string().min(1),
  environment: z.enum(["staging", "prod"]),
  "build-id": z.string().regex(/^[a-z0-9-]{8,}$/, "must be the id of the build"),
  "public-url": z
    .url({ protocol: /^https$/, error: "must be an https address" })
    .transform((url) => url.replace(/\/$/, "")),
  migrate: name.default("bb-migrate"),
  smoke: name.default("bb-smoke"),
  reproject: name.default("bb-reproject"),
  steps: z
    .string()
    .default("10,50,100")
    .transform((text) => text.split(",").map(Number))
    .refine(
      (steps) =>
        steps.at(-1) === 100 &&
        steps.every((step, i) => Number.isInteger(step) && step > (steps[i - 1] ?? 0)),
      "must be percents that rise to 100, such as 10,50,100",
    ),
  "step-seconds": z.coerce.number().min(300, "must be 300 at least: figures come late").default(300),
  "requests-per-second": positive.max(10).default(2),
  "max-error-ratio": z.coerce.number().min(0).max(1).default(0.02),
  "max-p95-ms": positive.default(800),
  "min-samples": z.coerce.number().int().min(10).default(30),
  "max-worker-errors": z.coerce.number().int().min(0).default(5),
})

const RollbackOptions = z.object({
  ...where,
  to: z.string().optional(),
  yes: z.boolean().default(false),
})

const read = <Schema extends z.ZodObject>(
  schema: Schema,
  args: readonly string[],
  command: string,
): z.output<Schema> => {
  const flags = Object.keys(schema.shape)
  const options = Object.fromEntries(
    flags.map((flag) => [flag, { type: flag === "yes" ? ("boolean" as const) : ("string" as const) }]),
  )
  const usage = `usage: ${command} ${flags.map((flag) => (schema.shape[flag]?.safeParse(undefined).success ? `[--${flag}]` : `--${flag}`)).join(" ")}`
  let values: Record<string, unknown>
  try {
    values = { ...parseArgs({ args: [...args], options, strict: true }).values }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new WrongArguments(`${error.message}\n${usage}`, { cause: error })
  }
  const parsed = schema.safeParse(values)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map(({ path, message, code }) => {
    const flag = String(path[0])
    return `  --${flag} ${code === "invalid_type" && values[flag] === undefined ? "is needed" : message}`
  })
  throw new WrongArguments(`${lines.join("\n")}\n${usage}`)
}

/** Reads the arguments of scripts/rollout.ts; throws WrongArguments with every one that is wrong. */
export const readRolloutOptions = (args: readonly string[]) => read(RolloutOptions, args, "rollout")

/** Reads the arguments of scripts/rollback.ts; throws WrongArguments with every one that is wrong. */
export const readRollbackOptions = (args: readonly string[]) => read(RollbackOptions, args, "rollback")
