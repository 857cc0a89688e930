import type { Selectable } from "kysely"
import { z } from "zod"
import type { Brix, Celsius, Litres, Ph, SpecificGravity } from "../../../brewing/units.ts"
import type { Sql } from "../../../platform/postgres/database.ts"
import type { DB } from "../../../platform/postgres/tables.gen.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId, MeasurementId } from "../../../shared/ids.ts"
import {
  type Corrected,
  correctionMethods,
  type Measurement,
  measurementDoubts,
  measurementStages,
  originalSources,
  type Stated,
} from "./measurement.ts"

const figure = <T extends number>() => z.custom<T>((value) => Number.isFinite(value))
const sampleCelsius = figure<Celsius>().nullable()

const StatedSchema: z.ZodType<Stated> = z.union([
  z.strictObject({
    kind: z.literal("gravity"),
    instrument: z.literal("hydrometer"),
    gravity: figure<SpecificGravity>(),
    sampleCelsius,
    calibrationCelsius: figure<Celsius>(),
  }),
  z.strictObject({
    kind: z.literal("gravity"),
    instrument: z.literal("refractometer"),
    brix: figure<Brix>(),
    wortCorrectionFactor: z.number(),
    originalBrix: figure<Brix>().nullable(),
  }),
  z.strictObject({ kind: z.literal("temperature"), temperatureCelsius: figure<Celsius>() }),
  z.strictObject({ kind: z.literal("ph"), ph: figure<Ph>(), sampleCelsius }),
  z.strictObject({ kind: z.literal("volume"), volumeLitres: figure<Litres>(), sampleCelsius }),
  z.strictObject({ kind: z.literal("pressure"), pressureKilopascals: z.number() }),
])

const CorrectionSchema: z.ZodType<Omit<Corrected, "value">> = z.strictObject({
  method: z.enum(correctionMethods),
  original: z.strictObject({ brix: figure<Brix>(), source: z.enum(originalSources) }).nullable(),
  doubts: z.array(z.enum(measurementDoubts)).readonly(),
})

type MeasurementRow = Selectable<DB["measurements"]>

/** What the database holds, validated: the casts only name whose id it is. */
export const measurementOf = (row: MeasurementRow): Measurement => ({
  id: row.id as MeasurementId,
  batchId: row.batchId as BatchId,
  stage: z.enum(measurementStages).parse(row.stage),
  stated: StatedSchema.parse(row.stated),
  corrected: { value: row.value, ...CorrectionSchema.parse(row.correction) },
  takenAt: row.takenAt,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

/** A measurement of a batch of one's own; null when there is none. That the batch is there is the caller's to know. */
export const ownMeasurement = async (
  sql: Sql,
  member: Member,
  batchId: BatchId,
  id: MeasurementId,
): Promise<Measurement | null> => {
  const row = await sql
    .selectFrom("measurements")
    .selectAll()
    .where("id", "=", id)
    .where("batchId", "=", batchId)
    .where("ownerId", "=", member.id)
    .where("deletedAt", "is", null)
    .executeTakeFirst()
  return row ? measurementOf(row) : null
}

export const insertMeasurement = async (
  tx: Sql,
  member: Member,
  measurement: Measurement,
): Promise<"inserted" | "id_taken"> => {
  const row = await tx
    .insertInto("measurements")
    .values({ ...columnsOf(measurement), ownerId: member.id })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst()
  return row ? "inserted" : "id_taken"
}

/** Writes the next version of a measurement. The caller holds the batch. */
export const updateMeasurement = async (tx: Sql, measurement: Measurement): Promise<void> => {
  const { id, ...changing } = columnsOf(measurement)
  await tx.updateTable("measurements").set(changing).where("id", "=", id).execute()
}

const columnsOf = ({ stated, corrected: { value, ...correction }, ...columns }: Measurement) => ({
  ...columns,
  kind: stated.kind,
  stated: JSON.stringify(stated),
  correction: JSON.stringify(correction),
  value,
})
