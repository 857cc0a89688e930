import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { z } from "zod"
import { bitternessAndColourFormulas } from "./published/bitterness-and-colour-formulas.ts"
import { gravityFormulas } from "./published/gravity-formulas.ts"
import type { PublishedFormulas } from "./published/inputs.ts"
import { waterAndYeastFormulas } from "./published/water-and-yeast-formulas.ts"

const formulas: PublishedFormulas = {
  ...gravityFormulas,
  ...bitternessAndColourFormulas,
  ...waterAndYeastFormulas,
}

/** Formulas that are published here and not built yet. A row that leaves this list needs a function above. */
const notBuiltYet = [
  "braukaiser_growth_rate",
  "hydrometer_correction_cal59F",
  "kcal_per_355ml",
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
