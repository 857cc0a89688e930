import * as z from "zod"
import { type Job, jobStates } from "../features/queue/index.ts"
import { pageQuery } from "../http/page.ts"
import { wireTime } from "./wire-time.ts"

/** A job as administrators see it. */
export const JobWire = z
  .object({
    id: z.string(),
    task: z.string().describe("What it does"),
    key: z
      .string()
      .nullable()
      .describe("What it is about: a job that waits is replaced by another of its key"),
    state: z.enum(jobStates),
    attempts: z.int().min(0),
    maxAttempts: z.int().min(1),
    lastError: z.string().nullable(),
    runAt: wireTime.describe("When it is due, or was"),
    startedAt: wireTime.nullable().describe("When the attempt that runs began"),
    createdAt: wireTime,
  })
  .meta({ id: "Job" })
export type JobWire = z.output<typeof JobWire>

export const toJobWire = ({ runAt, startedAt, createdAt, ...job }: Job): JobWire => ({
  ...job,
  runAt: runAt.toISOString(),
  startedAt: startedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
})

const maxJobId = 2n ** 63n - 1n

/** Jobs are numbered by graphile-worker, in a bigint. */
const jobId = z
  .string()
  .regex(/^[1-9][0-9]{0,18}$/, { abort: true })
  .refine((text) => BigInt(text) <= maxJobId)

export const JobParams = z.strictObject({ jobId })

export const JobsQuery = pageQuery(z.strictObject({ id: jobId })).extend({
  state: z.enum(jobStates).default("failed").meta({
    description:
      "`failed`: gave up after the last attempt; `waiting` for their time or for the next attempt; `running`",
  }),
})
