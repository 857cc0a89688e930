import type { Database } from "../../platform/postgres/database.ts"
import type { Clock } from "../../shared/clock.ts"
import type { NewId } from "../../shared/ids.ts"
import type { EquipmentProfiles } from "../equipment/index.ts"
import type { Notifications } from "../notifications/index.ts"
import type { Recipes } from "../recipes/index.ts"

export type BatchDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly recipes: Pick<Recipes, "read">
  readonly equipment: Pick<EquipmentProfiles, "read" | "readDefault">
  readonly notifications: Pick<Notifications, "notify" | "silence">
}
