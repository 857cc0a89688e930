import * as z from "zod"
import type { Replayed } from "../features/notifications/index.ts"
import { wireTime } from "./wire-time.ts"

export const ReplayBody = z
  .strictObject({
    since: wireTime
      .transform((text) => new Date(text))
      .nullable()
      .default(null)
      .describe("When the outage began; left out, everything that is still worth a ring"),
    dryRun: z.boolean().default(false).describe("Counts, and pushes nothing"),
  })
  .meta({ id: "ReplayInput" })

/** What became of pushes that had been swallowed. */
export const ReplayWire = z
  .object({
    replayed: z.int().min(0).describe("Pushed again, or would be"),
    waiting: z.int().min(0).describe("Not pushed yet, but on their way by themselves"),
    complete: z.boolean().describe("False when time ran out: the same call again goes on"),
  })
  .meta({ id: "Replay" })
export type ReplayWire = z.output<typeof ReplayWire>

export const toReplayWire = ({ replayed, waiting, complete }: Replayed): ReplayWire => ({
  replayed,
  waiting,
  complete,
})
