import type { Sql } from "../../../platform/postgres/database.ts"
import type { Member } from "../../../shared/actor.ts"
import type { Batch } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import type { Measurement } from "./measurement.ts"

/** Tells whoever wants to hear of it that a measurement was added, changed or deleted. */
export const tellListeners = async (
  { measurementListeners }: Pick<BrewLogDeps, "measurementListeners">,
  tx: Sql,
  { uid }: Member,
  batch: Batch,
  { stated }: Measurement,
): Promise<void> => {
  for (const listen of measurementListeners)
    await listen(tx, { ownerUid: uid, batch, measurementKind: stated.kind })
}
