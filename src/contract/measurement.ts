import * as z from "zod"
import {
  correctionMethods,
  measurementDoubts,
  measurementKinds,
  measurementStages,
  originalSources,
} from "../features/brew-log/index.ts"
import type { BatchId, MeasurementId } from "../shared/ids.ts"
import { checkFields, statedFields } from "./measurement-fields.ts"
import { id } from "./wire-id.ts"
import { givenTime, wireTime } from "./wire-time.ts"

const measurementId = id<MeasurementId>()
const stage = z.enum(measurementStages)

const optionalFields = z.strictObject(statedFields).partial().shape

export const MeasurementBody = z
  .strictObject({
    id: measurementId
      .optional()
      .describe("UUIDv7, made by the client, so that it can write offline and repeat safely"),
    kind: z.enum(measurementKinds),
    ...optionalFields,
    stage: stage
      .optional()
      .describe("Where the wort or beer stood; by default, where the batch did at that time"),
    takenAt: givenTime.optional().describe("Now by default; never in the future"),
  })
  .check(checkFields)
  .meta({
    id: "MeasurementInput",
    description:
      "As it was read: the correction is ours. Kind `gravity` takes `gravity` with `temperatureC` and `calibrationC`, or " +
      "`brix` with `wortCorrectionFactor` and `originalBrix`; the other kinds take their figure, `ph` and `volume` with " +
      "the `temperatureC` of what was measured.",
  })

/** What is stated of a measurement that is changed: a patch is laid over it, and what comes out is checked as a whole. */
export const StatementBody = z
  .strictObject({ kind: z.enum(measurementKinds), ...optionalFields })
  .check(checkFields)

const patchFields = Object.fromEntries(
  Object.entries(statedFields).map(([name, field]) => [name, field.nullable().exactOptional()]),
) as { [Field in keyof typeof statedFields]: z.ZodExactOptional<z.ZodNullable<(typeof statedFields)[Field]>> }

/** A JSON Merge Patch of a measurement: null takes away what was stated. */
export const MeasurementPatch = z
  .strictObject({ ...patchFields, stage: stage.exactOptional(), takenAt: givenTime.exactOptional() })
  .meta({ id: "MeasurementPatch" })
export type MeasurementPatch = z.output<typeof MeasurementPatch>

const figure = z.number().nullable()

export const MeasurementWire = z
  .object({
    id: z.uuid(),
    batchId: z.uuid(),
    kind: z.enum(measurementKinds),
    stage,
    takenAt: wireTime,
    value: figure.describe(
      "Corrected: what is reckoned with. null for a gravity that cannot be told, or not yet: a warning says why",
    ),
    unit: z.enum(["SG", "°C", "pH", "L", "kPa"]),
    method: z.enum(correctionMethods).describe("What the value was made of the statement by"),
    stated: z
      .object({
        gravity: figure,
        brix: figure,
        temperatureC: figure,
        calibrationC: figure,
        wortCorrectionFactor: figure,
        originalBrix: figure,
        ph: figure,
        volumeL: figure,
        pressureKpa: figure,
      })
      .describe("As it was read"),
    originalBrix: figure.describe("What a refractometer's reading of beer was corrected with, °Bx"),
    originalFrom: z
      .enum(originalSources)
      .nullable()
      .describe("Where that comes from; `hydrometer`: what a refractometer would have shown of that gravity"),
    warnings: z.array(z.object({ code: z.enum(measurementDoubts), message: z.string() })),
    version: z.int().min(1),
    createdAt: wireTime,
    updatedAt: wireTime,
  })
  .meta({ id: "Measurement" })
export type MeasurementWire = z.output<typeof MeasurementWire>

export const MeasurementParams = z.strictObject({ batchId: id<BatchId>(), measurementId })

/** What lists of measurements are ordered by. */
export const MeasurementKey = z.strictObject({
  at: wireTime.transform((text) => new Date(text)),
  id: measurementId,
})

/** What lists of what was observed may be ordered by. */
export const orderQuery = z.enum(["oldest", "newest"]).default("newest").describe("Which comes first")
