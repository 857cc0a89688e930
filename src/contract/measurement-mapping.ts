import { brix, celsius, litres, ph, specificGravity } from "../brewing/units.ts"
import { USUAL_WORT_CORRECTION } from "../brewing/wort-correction.ts"
import type { Measurement, MeasurementContent, MeasurementKind, Stated } from "../features/brew-log/index.ts"
import type { Locale } from "../shared/actor.ts"
import { err, ok, type Result } from "../shared/result.ts"
import { roundTo } from "./calculators/round-to.ts"
import { mergePatch } from "./merge-patch.ts"
import { type MeasurementPatch, type MeasurementWire, StatementBody } from "./measurement.ts"
import type { StatedFields } from "./measurement-fields.ts"
import { measurementWarnings } from "./measurement-warnings.ts"
import type { InvalidPatch } from "./recipe-patch.ts"

const usualCalibration = celsius(20)

/** What was stated, from a body that has been checked: which figure there is tells the instrument. */
export const toStated = (kind: MeasurementKind, body: StatedFields): Stated => {
  const sampleCelsius = body.temperatureC === undefined ? null : celsius(body.temperatureC)
  switch (kind) {
    case "gravity":
      return body.brix === undefined
        ? {
            kind,
            instrument: "hydrometer",
            gravity: specificGravity(given(body.gravity)),
            sampleCelsius,
            calibrationCelsius:
              body.calibrationC === undefined ? usualCalibration : celsius(body.calibrationC),
          }
        : {
            kind,
            instrument: "refractometer",
            brix: brix(body.brix),
            wortCorrectionFactor: body.wortCorrectionFactor ?? USUAL_WORT_CORRECTION,
            originalBrix: body.originalBrix === undefined ? null : brix(body.originalBrix),
          }
    case "temperature":
      return { kind, temperatureCelsius: celsius(given(body.temperatureC)) }
    case "ph":
      return { kind, ph: ph(given(body.ph)), sampleCelsius }
    case "volume":
      return { kind, volumeLitres: litres(given(body.volumeL)), sampleCelsius }
    case "pressure":
      return { kind, pressureKilopascals: given(body.pressureKpa) }
  }
}

/** A figure that `checkFields` has made sure of. */
const given = (figure: number | undefined): number => {
  if (figure === undefined) throw new Error("a measurement without its figure passed the contract")
  return figure
}

/** A measurement with a patch laid over it. */
export const patchedMeasurement = (
  { stated, stage, takenAt }: Measurement,
  { stage: newStage = stage, takenAt: newTime = takenAt, ...fields }: MeasurementPatch,
): Result<MeasurementContent, InvalidPatch> => {
  const { kind, ...before } = toFields(stated)
  const input = mergePatch({ kind, ...before }, fields)
  const body = StatementBody.safeParse(input)
  if (!body.success) return err({ kind: "invalid_patch", issues: body.error.issues, input })
  return ok({ stated: toStated(kind, body.data), stage: newStage, takenAt: newTime })
}

/** What was stated, under the names of the wire; what was not is left out. */
const toFields = (stated: Stated): StatedFields & { readonly kind: MeasurementKind } => {
  const { kind } = stated
  switch (kind) {
    case "gravity":
      return stated.instrument === "hydrometer"
        ? { kind, gravity: stated.gravity, ...sample(stated), calibrationC: stated.calibrationCelsius }
        : {
            kind,
            brix: stated.brix,
            wortCorrectionFactor: stated.wortCorrectionFactor,
            ...(stated.originalBrix !== null && { originalBrix: stated.originalBrix }),
          }
    case "temperature":
      return { kind, temperatureC: stated.temperatureCelsius }
    case "ph":
      return { kind, ph: stated.ph, ...sample(stated) }
    case "volume":
      return { kind, volumeL: stated.volumeLitres, ...sample(stated) }
    case "pressure":
      return { kind, pressureKpa: stated.pressureKilopascals }
  }
}

const sample = ({ sampleCelsius }: { readonly sampleCelsius: number | null }): StatedFields =>
  sampleCelsius === null ? {} : { temperatureC: sampleCelsius }

const units = {
  gravity: { unit: "SG", digits: 4 },
  temperature: { unit: "°C", digits: 2 },
  ph: { unit: "pH", digits: 2 },
  volume: { unit: "L", digits: 3 },
  pressure: { unit: "kPa", digits: 2 },
} as const satisfies Record<MeasurementKind, object>

/** As the wire shows it: everything is there. */
const toStatedWire = (fields: StatedFields): MeasurementWire["stated"] => ({
  gravity: fields.gravity ?? null,
  brix: fields.brix ?? null,
  temperatureC: fields.temperatureC ?? null,
  calibrationC: fields.calibrationC ?? null,
  wortCorrectionFactor: fields.wortCorrectionFactor ?? null,
  originalBrix: fields.originalBrix ?? null,
  ph: fields.ph ?? null,
  volumeL: fields.volumeL ?? null,
  pressureKpa: fields.pressureKpa ?? null,
})

export const toMeasurementWire = (measurement: Measurement, locale: Locale): MeasurementWire => {
  const { corrected, stated } = measurement
  const { kind, ...fields } = toFields(stated)
  const { unit, digits } = units[kind]
  return {
    id: measurement.id,
    batchId: measurement.batchId,
    kind,
    stage: measurement.stage,
    takenAt: measurement.takenAt.toISOString(),
    value: roundTo(digits, corrected.value),
    unit,
    method: corrected.method,
    stated: toStatedWire(fields),
    originalBrix: corrected.original && roundTo(2, corrected.original.brix),
    originalFrom: corrected.original?.source ?? null,
    warnings: corrected.doubts.map((code) => ({ code, message: measurementWarnings[code][locale] })),
    version: measurement.version,
    createdAt: measurement.createdAt.toISOString(),
    updatedAt: measurement.updatedAt.toISOString(),
  }
}
