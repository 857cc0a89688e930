import * as z from "zod"
import { wireTime } from "./wire-time.ts"

export const HealthWire = z.object({ status: z.enum(["ok", "unavailable"]) }).meta({ id: "Health" })

export const VersionWire = z
  .object({ name: z.string(), version: z.string(), startedAt: wireTime })
  .meta({ id: "Version" })
