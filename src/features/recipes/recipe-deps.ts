import type { Database } from "../../platform/postgres/database.ts"
import type { Clock } from "../../shared/clock.ts"
import type { NewId } from "../../shared/ids.ts"
import type { EquipmentProfiles } from "../equipment/index.ts"

export type RecipeDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly equipment: Pick<EquipmentProfiles, "read" | "readDefault">
}
