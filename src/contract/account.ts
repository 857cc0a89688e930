import * as z from "zod"
import { type Account, shownUnits } from "../features/accounts/index.ts"
import type { MemberId } from "../shared/ids.ts"
import { id } from "./wire-id.ts"
import { line } from "./wire-text.ts"
import { wireTime } from "./wire-time.ts"

const roles = z.array(z.enum(["moderator", "admin"]))

/** Whether the runtime knows a time zone by this IANA name; offsets such as `+01:00` are none. */
const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== ""
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const unknownTimeZone = {
  code: "unknown_time_zone",
  text: {
    en: "Must be the IANA name of a time zone, such as Europe/Paris.",
    fr: "Doit être le nom IANA d'un fuseau horaire, par exemple Europe/Paris.",
  },
}

const fields = {
  displayName: line(80).nullable(),
  locale: z.enum(["fr", "en"]).describe("The language that we write to them in"),
  timeZone: z.string().max(64).refine(isTimeZone, { params: unknownTimeZone }).describe("IANA name"),
  units: z.enum(shownUnits).describe("What the app shows. What is sent and stored is always metric"),
}

/** One's own account. */
export const MeWire = z
  .object({
    id: z.uuid(),
    ...fields,
    roles,
    version: z.int().min(1),
    createdAt: wireTime,
    updatedAt: wireTime,
  })
  .meta({ id: "Me" })
export type MeWire = z.output<typeof MeWire>

export const toMeWire = ({ createdAt, updatedAt, roles, ...account }: Account): MeWire => ({
  ...account,
  roles: [...roles],
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
})

/** A JSON Merge Patch of one's account: only the display name can be removed. */
export const MePatch = z
  .strictObject({
    displayName: fields.displayName.exactOptional(),
    locale: fields.locale.exactOptional(),
    timeZone: fields.timeZone.exactOptional(),
    units: fields.units.exactOptional(),
  })
  .meta({ id: "MePatch" })

export const UserParams = z.strictObject({ userId: id<MemberId>() })

export const RolesBody = z
  .strictObject({ roles: roles.max(2).overwrite((given) => [...new Set(given)]) })
  .meta({ id: "RolesInput" })
