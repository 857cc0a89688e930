import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { z } from "zod"
import { abvHall, abvSimple } from "../../src/brewing/alcohol.ts"
import { hopBitterness, tinsethUtilization } from "../../src/brewing/bitterness-tinseth.ts"
import { lovibondToEbc, maltColour, moreySrm } from "../../src/brewing/colour.ts"
import { gravityOfPlato, platoOf } from "../../src/brewing/plato.ts"
import { infusionTemperature, strikeTemperature } from "../../src/brewing/strike-water.ts"
import {
  celsius,
  grams,
  kilograms,
  litres,
  lovibond,
  maltColourUnits,
  minutes,
  percent,
  plato,
  specificGravity,
} from "../../src/brewing/units.ts"
import { defaultSettings } from "../../src/brewing/default-settings.ts"
import { aFermentable, aHop } from "./recipes.ts"

const KILOGRAMS_PER_POUND = 0.453_592_37
const LITRES_PER_GALLON = 3.785_411_784
const GRAMS_PER_OUNCE = 28.349_523_125

const fahrenheit = (degrees: number) => celsius((degrees - 32) / 1.8)
const additions = z.array(z.object({ aau: z.number(), min: z.number() }))

type Inputs = Readonly<Record<string, unknown>>
const number = (inputs: Inputs, name: string): number => z.number().parse(inputs[name])

const mcu = (inputs: Inputs): number =>
  maltColour(
    [
      aFermentable({
        amountKilograms: kilograms(number(inputs, "lb") * KILOGRAMS_PER_POUND),
        colorEbc: lovibondToEbc(lovibond(number(inputs, "lovibond"))),
      }),
    ],
    litres(number(inputs, "gal") * LITRES_PER_GALLON),
  )

/**
 * Palmer gives the volume for a temperature, we the temperature for a volume. A litre would have to be
 * `target + x` hot, so water of a given temperature takes `x / (water - target)` litres.
 */
const infusionQuarts = (inputs: Inputs): number => {
  const litresPerQuart = LITRES_PER_GALLON / 4
  const target = fahrenheit(number(inputs, "target_f"))
  const mash = {
    grain: kilograms(number(inputs, "grain_lb") * KILOGRAMS_PER_POUND),
    water: litres(number(inputs, "mash_water_qt") * litresPerQuart),
    temperature: fahrenheit(number(inputs, "current_f")),
  }
  const water = fahrenheit(number(inputs, "infusion_f"))
  return (infusionTemperature(mash, litres(1), target) - target) / (water - target) / litresPerQuart
}

/** Our functions, by the name that the published rows give the formula. */
const formulas: Readonly<Record<string, (inputs: Inputs) => number>> = {
  tinseth_utilization: (i) => tinsethUtilization(specificGravity(number(i, "og")), minutes(number(i, "min"))),
  tinseth_ibu_recipe: (i) =>
    additions
      .parse(i["additions"])
      .map(({ aau, min }) =>
        hopBitterness(
          aHop({
            amountGrams: grams(aau * GRAMS_PER_OUNCE),
            alphaPercent: percent(1),
            minutes: minutes(min),
          }),
          specificGravity(number(i, "boil_og")),
          litres(number(i, "gal") * LITRES_PER_GALLON),
          defaultSettings,
        ),
      )
      .reduce((sum, ibu) => sum + ibu, 0),
  abv_simple: (i) => abvSimple(specificGravity(number(i, "og")), specificGravity(number(i, "fg"))),
  abv_advanced_hall: (i) => abvHall(specificGravity(number(i, "og")), specificGravity(number(i, "fg"))),
  sg_to_plato: (i) => platoOf(specificGravity(number(i, "sg"))),
  plato_to_sg: (i) => gravityOfPlato(plato(number(i, "plato"))),
  brix_to_sg: (i) => gravityOfPlato(plato(number(i, "brix"))),
  mcu,
  morey_srm: (i) => moreySrm(maltColourUnits(i["mcu"] === undefined ? mcu(i) : number(i, "mcu"))),
  strike_temp_f: (i) =>
    strikeTemperature(
      (number(i, "ratio_qt_per_lb") * (LITRES_PER_GALLON / 4)) / KILOGRAMS_PER_POUND,
      fahrenheit(number(i, "grain_f")),
      fahrenheit(number(i, "target_f")),
    ) *
      1.8 +
    32,
  infusion_qt: infusionQuarts,
}

/** Formulas that are published here and not built yet. A row that leaves this list needs a function above. */
const notBuiltYet = [
  "braukaiser_growth_rate",
  "daniels_srm",
  "hydrometer_correction_cal59F",
  "kcal_per_355ml",
  "mosher_srm",
  "real_extract_balling",
  "real_extract_q",
  "refractometer_og_default_wcf",
  "refractometer_og_wcf1.04",
  "residual_alkalinity_dH",
  "residual_co2_vol",
  "starter_braukaiser_end_bn",
  "terrill_cubic_fg_wcf1.0",
  "terrill_cubic_fg_wcf1.04",
  "yeast_cells_needed_bn",
  "yeast_yield_factor",
]

const { cases } = z
  .object({
    cases: z.array(
      z.object({ f: z.string(), in: z.record(z.string(), z.unknown()), out: z.number(), tol: z.number() }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL("data/formula_test_values.json", import.meta.url), "utf8")))

test("every published row is either checked here or named as not built yet", () => {
  const published = [...new Set(cases.map(({ f }) => f))].toSorted()
  expect(published).toEqual([...Object.keys(formulas), ...notBuiltYet].toSorted())
})

describe("a formula gives its published value", () => {
  const rows = cases.flatMap((row) => {
    const formula = formulas[row.f]
    return formula === undefined ? [] : [{ ...row, formula, name: `${row.f} of ${JSON.stringify(row.in)}` }]
  })
  test.each(rows)("$name is $out", ({ in: inputs, out, tol, formula }) => {
    expect(Math.abs(formula(inputs) - out)).toBeLessThanOrEqual(tol)
  })
})
