import type { Sql } from "../../../platform/postgres/database.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId, MeasurementId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { Batch, BatchNotFound, Recorded } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import type { IdTaken, TooMany } from "../record-errors.ts"
import { correctAmong, uncorrected } from "./correct-among.ts"
import type { Measurement, MeasurementStage, Stated } from "./measurement.ts"
import { type BeerOnly, isBeerTooEarly } from "./measurement-content.ts"
import { measurementEvent } from "./measurement-event.ts"
import { insertMeasurement, ownMeasurement } from "./measurement-row.ts"
import { sameStatement } from "./same-statement.ts"
import { stageAt } from "./stage-at.ts"
import { tellListeners } from "./tell-listeners.ts"
import { type InTheFuture, isInTheFuture } from "../when-observed.ts"

export type AddMeasurement = {
  readonly batchId: BatchId
  /** Chosen by a phone that is offline, so that it can repeat the request safely. */
  readonly id?: MeasurementId | undefined
  readonly stated: Stated
  /** Where the batch stood at that time when left out. */
  readonly stage?: MeasurementStage | undefined
  /** Now when left out. */
  readonly takenAt?: Date | undefined
}

export type AddMeasurementError = BatchNotFound | IdTaken | TooMany | InTheFuture | BeerOnly

/** A reading an hour for twelve weeks: who measures more often has a device for it. */
const MOST_MEASUREMENTS = 2_000

/**
 * Writes a measurement down: as it was read, and corrected. A repeat under the same id is the same measurement. Those
 * whose correction depends on it are corrected, too.
 */
export const addMeasurement = (
  deps: Pick<BrewLogDeps, "batches" | "newId" | "measurementListeners">,
  member: Member,
  command: AddMeasurement,
): Promise<Result<Measurement, AddMeasurementError>> =>
  deps.batches.record<Measurement, AddMeasurementError>(member, command.batchId, async (tx, batch, now) => {
    const known = command.id ? await ownMeasurement(tx, member, batch.id, command.id) : null
    if (known) return isRepeated(known, command) ? unchanged(known) : err({ kind: "id_taken" })
    const takenAt = command.takenAt ?? now
    if (isInTheFuture(takenAt, now)) return err({ kind: "in_the_future", given: takenAt, now })
    const stage = command.stage ?? stageAt(batch, takenAt)
    if (isBeerTooEarly(command.stated, stage)) return err({ kind: "beer_only", stage })
    if ((await count(tx, batch)) >= MOST_MEASUREMENTS)
      return err({ kind: "too_many", max: MOST_MEASUREMENTS })
    const measurement: Measurement = {
      id: command.id ?? deps.newId(),
      batchId: batch.id,
      stage,
      stated: command.stated,
      corrected: uncorrected,
      takenAt,
      version: 1,
      createdAt: now,
      updatedAt: now,
    }
    const added = (await correctAmong(tx, batch, measurement, null, now)) ?? measurement
    if ((await insertMeasurement(tx, member, added)) === "id_taken") return err({ kind: "id_taken" })
    await tellListeners(deps, tx, member, batch, added)
    return ok({ value: added, events: [measurementEvent("measurement_added", added)], isLive: true })
  })

const unchanged = (measurement: Measurement): Result<Recorded<Measurement>, never> =>
  ok({ value: measurement, events: [] })

/** What was left out of the request says nothing against its being the same. */
const isRepeated = (known: Measurement, { stated, stage, takenAt }: AddMeasurement): boolean =>
  sameStatement(known.stated, stated) &&
  (stage === undefined || known.stage === stage) &&
  (takenAt === undefined || known.takenAt.getTime() === takenAt.getTime())

const count = async (tx: Sql, { id }: Batch): Promise<number> => {
  const { rows } = await tx
    .selectFrom("measurements")
    .select((row) => row.fn.countAll<number>().as("rows"))
    .where("batchId", "=", id)
    .where("deletedAt", "is", null)
    .executeTakeFirstOrThrow()
  return rows
}
