import type { Accounts } from "../features/accounts/index.ts"
import type { Agenda } from "../features/agenda/index.ts"
import type { Batches } from "../features/batches/index.ts"
import type { EquipmentProfiles } from "../features/equipment/index.ts"
import type { BrewLog } from "../features/brew-log/index.ts"
import type { FermentationAlerts } from "../features/fermentation/index.ts"
import type { Notifications } from "../features/notifications/index.ts"
import type { Queue } from "../features/queue/index.ts"
import type { Recipes } from "../features/recipes/index.ts"
import { createDefine } from "../http/define.ts"
import type { Member } from "../shared/actor.ts"
import type { Bans } from "../shared/bans.ts"
import type { Invokers } from "../shared/invokers.ts"
import type { Limits } from "../shared/limits.ts"
import type { Ticks } from "../shared/tick.ts"
import { zones } from "./_zones.ts"

/** What route files may call: the features' verbs, and the little that is about the process itself. */
export type Services = {
  readonly accounts: Accounts
  readonly agenda: Agenda
  readonly batches: Batches
  readonly equipment: EquipmentProfiles
  readonly brewLog: BrewLog
  readonly fermentation: FermentationAlerts
  readonly notifications: Notifications
  readonly queue: Queue
  readonly recipes: Recipes
  readonly bans: Bans
  readonly invokers: Invokers
  readonly limits: Limits
  readonly ticks: Ticks
  readonly process: ProcessFacts
  readonly documentation: Documentation
}

export type ProcessFacts = {
  readonly version: string
  /** Where clients reach the API. */
  readonly publicUrl: string
  readonly startedAt: Date
  /** The switch for maintenance: reads work, writes are refused. */
  readonly readOnly: boolean
  /** The oldest version that is still answered, by the name of the client. */
  readonly minClientVersions: ReadonlyMap<string, string>
  /** Whether requests may be sent here: false before the database answered and from SIGTERM on. */
  readonly isReady: () => Promise<boolean>
  readonly hasStarted: () => boolean
}

export type Documentation = {
  readonly openApi: () => string
  readonly referencePage: string
  /** A file of the reference page, or null when there is none of that name. */
  readonly asset: (name: string) => Promise<{ body: Uint8Array<ArrayBuffer>; contentType: string } | null>
}

export type Zones = {
  public: object
  member: { readonly actor: Member }
  admin: { readonly actor: Member }
  internal: object
}

/** The vocabulary of route files. */
export const define = createDefine<Services, Zones>(zones)
