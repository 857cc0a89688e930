import * as z from "zod"
import { between } from "../wire-number.ts"
import { gravity } from "./gravity-fields.ts"

const liquidCelsius = between({ min: 0, max: 100 })

export const HydrometerBody = z
  .strictObject({
    gravity: gravity.describe("As read in the sample"),
    temperatureC: liquidCelsius.describe("Of the sample"),
    calibrationC: liquidCelsius
      .default(20)
      .describe("What the hydrometer is made for; it stands on its paper: 20 °C, or 15.6 °C (60 °F)"),
  })
  .meta({ id: "HydrometerInput" })

export const hydrometerSource =
  "Expansion of water by the cubic fit of the Homebrew Digest and of M. Hall, Zymurgy, 1995"

/** From here on, what a hydrometer shows is more guess than reading. */
export const HOT_SAMPLE_CELSIUS = 60

export const hydrometerWarnings = {
  hot_sample: {
    code: "hot_sample",
    message: {
      en: "So hot a sample steams away and stretches the glass: cool it below 60 °C and read again.",
      fr: "Un échantillon aussi chaud s'évapore et dilate le verre : refroidissez-le sous 60 °C et relisez.",
    },
  },
} as const
