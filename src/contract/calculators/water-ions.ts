import * as z from "zod"
import { recipeRanges } from "../../brewing/recipe-ranges.ts"
import { type IonName, type Ions, mapIons } from "../../brewing/water-ions.ts"
import { between } from "../wire-number.ts"
import { roundTo } from "./round-to.ts"

const ppm = between(recipeRanges.ppm).default(0)

/** A water report, in mg/L; what is not said is 0. Alkalinity as CaCO3 is × 1.22 as bicarbonate. */
export const IonsBody = z
  .strictObject({
    calciumPpm: ppm,
    magnesiumPpm: ppm,
    sodiumPpm: ppm,
    chloridePpm: ppm,
    sulfatePpm: ppm,
    bicarbonatePpm: ppm,
  })
  .meta({ id: "WaterIonsInput" })

export const IonsWire = z
  .object({
    calciumPpm: z.number(),
    magnesiumPpm: z.number(),
    sodiumPpm: z.number(),
    chloridePpm: z.number(),
    sulfatePpm: z.number(),
    bicarbonatePpm: z.number().describe("Below 0 for acid that no alkalinity is left for"),
  })
  .meta({ id: "WaterIons" })
type IonsWire = z.output<typeof IonsWire>

const wireNames = {
  calcium: "calciumPpm",
  magnesium: "magnesiumPpm",
  sodium: "sodiumPpm",
  chloride: "chloridePpm",
  sulfate: "sulfatePpm",
  bicarbonate: "bicarbonatePpm",
} as const satisfies Record<IonName, keyof IonsWire>

export const fromIonsWire = (wire: IonsWire): Ions => mapIons((ion) => wire[wireNames[ion]])

export const toIonsWire = ({
  calcium,
  magnesium,
  sodium,
  chloride,
  sulfate,
  bicarbonate,
}: Ions): IonsWire => ({
  calciumPpm: roundTo(1, calcium),
  magnesiumPpm: roundTo(1, magnesium),
  sodiumPpm: roundTo(1, sodium),
  chloridePpm: roundTo(1, chloride),
  sulfatePpm: roundTo(1, sulfate),
  bicarbonatePpm: roundTo(1, bicarbonate),
})
