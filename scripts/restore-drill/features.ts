import { randomUUIDv7 } from "node:crypto"
import { makeBatches } from "../../src/features/batches/index.ts"
import { makeBrewLog } from "../../src/features/brew-log/index.ts"
import { makeEquipment } from "../../src/features/equipment/index.ts"
import { assessWhenMeasured, makeFermentation } from "../../src/features/fermentation/index.ts"
import { type LiveStore, makeLive } from "../../src/features/live/index.ts"
import { makeNotifications } from "../../src/features/notifications/index.ts"
import { makeRecipes } from "../../src/features/recipes/index.ts"
import { openDatabase } from "../../src/platform/postgres/database.ts"
import type { Clock } from "../../src/shared/clock.ts"
import type { NewId } from "../../src/shared/ids.ts"

export const newId = randomUUIDv7 as NewId

/** The features that have rows worth a backup, on the database of `url`. Pushes go nowhere. */
export const openFeatures = (url: string, store: LiveStore) => {
  const db = openDatabase({ login: { kind: "url", url }, applicationName: "restore-drill", poolMax: 4 })
  const clock: Clock = { now: () => new Date() }
  const log = { warning: () => undefined }
  const push = { send: async () => ({ kind: "sent" as const, messageId: "none" }) }
  const equipment = makeEquipment({ db, clock, newId })
  const recipes = makeRecipes({ db, clock, newId, equipment })
  const notifications = makeNotifications({ db, clock, newId, push, log })
  const batches = makeBatches({ db, clock, newId, recipes, equipment, notifications })
  const brewLog = makeBrewLog({ db, clock, newId, batches, measurementListeners: [assessWhenMeasured] })
  const fermentation = makeFermentation({ db, clock, newId, batches, brewLog, notifications })
  const live = makeLive({ db, clock, store, batches, brewLog, fermentation, notifications, log })
  return { db, recipes, notifications, batches, brewLog, live }
}
