import * as z from "zod"

export const HealthWire = z.object({ status: z.enum(["ok", "unavailable"]) }).meta({ id: "Health" })

export const VersionWire = z
  .object({ name: z.string(), version: z.string(), startedAt: z.iso.datetime() })
  .meta({ id: "Version" })
