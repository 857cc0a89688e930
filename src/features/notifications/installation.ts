import type { Locale } from "../../shared/actor.ts"
import type { InstallationId, MemberId } from "../../shared/ids.ts"

export const platforms = ["ios", "android", "web"] as const
export type Platform = (typeof platforms)[number]

/** One install of the app that can be pushed to. */
export type Installation = {
  readonly id: InstallationId
  readonly ownerId: MemberId
  readonly token: string
  readonly platform: Platform
  readonly locale: Locale
  readonly appVersion: string
  readonly createdAt: Date
  readonly updatedAt: Date
}
