import * as z from "zod"
import type { Localized } from "../../shared/localized.ts"
import type { Locale } from "../../shared/actor.ts"

/** What every calculator answers: the figure, and whose formula gave it. Some add figures of their own. */
export const CalculationFields = {
  value: z.number().nullable().describe("null where there is no sensible answer: a warning says why"),
  unit: z.string().describe("Of `value`"),
  method: z.string().describe("Stable, snake_case"),
  source: z.string().describe("Who published the formula, and where"),
  warnings: z.array(z.object({ code: z.string().describe("Stable, snake_case"), message: z.string() })),
}

export const Calculation = z.object(CalculationFields).meta({ id: "CalculatorAnswer" })
export type Calculation = z.output<typeof Calculation>

/** What a reader of the figure should know, in both languages. */
export type CalculationWarning = { readonly code: string; readonly message: Localized }

/** A figure, rounded to the digits that its formula can tell, with what it rests on. */
export const calculation = (
  figure: {
    readonly value: number | null
    readonly digits: number
    readonly unit: string
    readonly method: string
    readonly source: string
    readonly warnings?: readonly CalculationWarning[]
  },
  locale: Locale,
): Calculation => {
  const { value, digits, unit, method, source, warnings = [] } = figure
  return {
    value: value === null ? null : Number(value.toFixed(digits)),
    unit,
    method,
    source,
    warnings: warnings.map(({ code, message }) => ({ code, message: message[locale] })),
  }
}
