import type { Database } from "../../platform/postgres/database.ts"
import type { Clock } from "../../shared/clock.ts"
import type { NewId } from "../../shared/ids.ts"

export type EquipmentDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
}
