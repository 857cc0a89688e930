import * as z from "zod"
import { type Installation, platforms } from "../features/notifications/index.ts"
import type { InstallationId } from "../shared/ids.ts"
import { id } from "./wire-id.ts"
import { verbatim } from "./wire-text.ts"
import { wireTime } from "./wire-time.ts"

const fields = {
  platform: z.enum(platforms),
  locale: z.enum(["fr", "en"]).describe("The language that this phone is notified in"),
  appVersion: verbatim(64).min(1),
}

export const InstallationBody = z
  .strictObject({ token: verbatim(4096).min(1).describe("The FCM token"), ...fields })
  .meta({ id: "InstallationInput" })

/** An install of the app that can be pushed to. Its token is a secret: it is written, never read. */
export const InstallationWire = z
  .object({ id: z.uuid(), ...fields, createdAt: wireTime, updatedAt: wireTime })
  .meta({ id: "Installation" })
export type InstallationWire = z.output<typeof InstallationWire>

export const InstallationsWire = z.object({ items: z.array(InstallationWire) })

export const toInstallationWire = (installation: Installation): InstallationWire => ({
  id: installation.id,
  platform: installation.platform,
  locale: installation.locale,
  appVersion: installation.appVersion,
  createdAt: installation.createdAt.toISOString(),
  updatedAt: installation.updatedAt.toISOString(),
})

export const InstallationParams = z.strictObject({
  installationId: id<InstallationId>().describe("Made by the app when it is installed"),
})
