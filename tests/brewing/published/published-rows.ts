import { readFileSync } from "node:fs"
import { z } from "zod"
import { bitternessAndColourFormulas } from "./bitterness-and-colour-formulas.ts"
import { gravityFormulas } from "./gravity-formulas.ts"
import type { PublishedFormulas } from "./inputs.ts"
import { waterAndYeastFormulas } from "./water-and-yeast-formulas.ts"

/** Our functions, by the name that the published rows give the formula. */
export const publishedFormulas: PublishedFormulas = {
  ...gravityFormulas,
  ...bitternessAndColourFormulas,
  ...waterAndYeastFormulas,
}

const Row = z.object({
  f: z.string(),
  in: z.record(z.string(), z.unknown()),
  out: z.number(),
  tol: z.number(),
  origin: z.string(),
})
export type PublishedRow = z.output<typeof Row>

/** Published inputs and outputs, each with who published it and the tolerance that its rounding implies. */
export const publishedRows: readonly PublishedRow[] = z
  .object({ cases: z.array(Row) })
  .parse(JSON.parse(readFileSync(new URL("../data/formula_test_values.json", import.meta.url), "utf8"))).cases
