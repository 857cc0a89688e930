import { type Litres, litres } from "../../../brewing/units.ts"
import type { Sql } from "../../../platform/postgres/database.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import {
  type Batch,
  type BatchNotFound,
  isOpen,
  type Recorded,
  type WrongState,
  wrongBatchState,
} from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import { measurementsOf } from "../measurements/read-measurements.ts"
import type { IdTaken } from "../record-errors.ts"
import { volumeNow } from "../volume-now.ts"
import { copyRecords } from "./copy-records.ts"

export type SplitBatch = {
  readonly batchId: BatchId
  /** Chosen by a phone that is offline, so that it can repeat the request safely. */
  readonly id?: BatchId | undefined
  /** The name of the old batch with a number when left out. */
  readonly name?: string | undefined
  /** What goes into the new batch. */
  readonly volumeLitres: Litres
}

/** The batch would have nothing left. */
export type NotEnough = {
  readonly kind: "not_enough"
  readonly availableLitres: Litres
  /** The most that can go. */
  readonly mostLitres: Litres
}
export type SplitBatchError = BatchNotFound | WrongState | NotEnough | IdTaken

/** Less than a glass is no batch. */
const LEAST_LITRES = 0.1

/**
 * Moves a part of a batch into a batch of its own, as with two yeasts or two dry hops: it shares the recipe, the brew day
 * and what was measured and noted up to now, and goes its own way from here. Possible from when the wort is in the
 * fermenter until the beer is drunk. A repeat under the same id is the same batch; the old one is held meanwhile, so that
 * two at once take turns.
 */
export const splitBatch = (
  deps: Pick<BrewLogDeps, "batches" | "newId">,
  member: Member,
  command: SplitBatch,
): Promise<Result<Batch, SplitBatchError>> =>
  deps.batches.record<Batch, SplitBatchError>(member, command.batchId, async (tx, batch, now) => {
    const known = command.id ? await deps.batches.read(member, { batchId: command.id }) : null
    if (known?.ok) return repeated(deps, known.value, command)
    if (!isInFermenter(batch)) return err(wrongBatchState(batch))
    const available = volumeNow(batch, await measurementsOf(tx, batch.id, ["volume"])).litres
    const left = roundedLitres(available - command.volumeLitres)
    if (left < LEAST_LITRES)
      return err({
        kind: "not_enough",
        availableLitres: available,
        mostLitres: roundedLitres(available - LEAST_LITRES),
      })
    const split = await deps.batches.splitOff(
      tx,
      member,
      batch,
      {
        id: command.id ?? deps.newId(),
        name: command.name ?? (await nextName(tx, batch)),
        litres: command.volumeLitres,
        left,
      },
      now,
    )
    if (split === null) return err({ kind: "id_taken" })
    const { part } = split
    const records = await copyRecords(deps.newId, tx, { from: batch.id, to: part.id }, now)
    await deps.batches.copyEvents(tx, { from: batch.id, to: part.id }, new Map([...split.ids, ...records]))
    const { volumeLitres } = command
    await deps.batches.recordEvents(
      tx,
      part.id,
      [{ kind: "batch_split_off", stepId: null, data: { wholeId: batch.id, volumeLitres } }],
      now,
    )
    const data = { partId: part.id, volumeLitres, leftLitres: left }
    return ok({ value: part, events: [{ kind: "batch_split", stepId: null, data }] })
  })

/** The same batch, when it was asked for with the same words; how it got on since says nothing. */
const repeated = async (
  { batches }: Pick<BrewLogDeps, "batches">,
  part: Batch,
  { batchId, name, volumeLitres }: SplitBatch,
): Promise<Result<Recorded<Batch>, IdTaken>> => {
  const given = part.splitFromId === batchId ? await batches.splitLitres(part.id) : null
  return given === volumeLitres && (name === undefined || name === part.name)
    ? ok({ value: part, events: [] })
    : err({ kind: "id_taken" })
}

/** Wort that waits for its yeast can be split, too: that is how one brew gets two. */
const isInFermenter = ({ state, steps }: Batch): boolean => {
  if (state === "fermenting" || state === "conditioning") return true
  const transfer = steps.find(({ kind }) => kind === "transfer")
  return state === "brewing" && transfer !== undefined && !isOpen(transfer)
}

/** What a double leaves of a difference is no beer. */
const roundedLitres = (value: number): Litres => litres(Math.max(0, Math.round(value * 1e6) / 1e6))

const nextName = async (tx: Sql, { id, ownerId, name }: Batch): Promise<string> => {
  const { parts } = await tx
    .selectFrom("batches")
    .select((row) => row.fn.countAll<number>().as("parts"))
    .where("ownerId", "=", ownerId)
    .where("splitFromId", "=", id)
    .where("deletedAt", "is", null)
    .executeTakeFirstOrThrow()
  const suffix = ` (${parts + 2})`
  return name.slice(0, 200 - suffix.length) + suffix
}
