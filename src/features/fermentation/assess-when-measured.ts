import type { Sql } from "../../platform/postgres/database.ts"
import { planAssessment } from "../batches/index.ts"
import type { Measured } from "../brew-log/index.ts"

/** Leaves the job that looks at the fermentation, in the transaction of a measurement that changes the picture. */
export const assessWhenMeasured = async (
  tx: Sql,
  { ownerUid, batch, measurementKind }: Measured,
): Promise<void> => {
  if (measurementKind === "gravity" || measurementKind === "temperature")
    await planAssessment(tx, ownerUid, batch.id)
}
