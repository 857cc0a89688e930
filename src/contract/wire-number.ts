import * as z from "zod"
import type { Range } from "../brewing/recipe-ranges.ts"
import type { Localized } from "../shared/localized.ts"

/** A number within a range, refused with a sentence that names the range, the number, and a likely slip. */
export const between = ({ min, max }: Range, number: z.ZodNumber = z.number()) =>
  number
    .check((context) => {
      const { value } = context
      if (value >= min && value <= max) return
      context.issues.push({
        code: "custom",
        input: value,
        continue: true,
        params: { code: "out_of_range", text: outOfRange(value, { min, max }) },
      })
    })
    .meta({ minimum: min, maximum: max })

/**
 * Says that a number is out of its range. A whole number 100 times too large has likely lost its decimal comma, or 1000
 * times a gravity.
 */
export const outOfRange = (value: number, { min, max }: Range): Localized => {
  const meant = value > max && value >= 100 && Number.isInteger(value) ? withComma(value, { min, max }) : null
  return {
    en: `Must be between ${min} and ${max}, got ${value}.${meant === null ? "" : ` Was it ${meant} with a decimal comma?`}`,
    fr: `Doit être compris entre ${min} et ${max}, reçu ${value}.${
      meant === null ? "" : ` Était-ce ${meant.replace(".", ",")} avec une virgule décimale ?`
    }`,
  }
}

/** A whole number with the decimal comma that it has likely lost; null when no place for one makes sense. */
const withComma = (value: number, { min, max }: Range): string | null => {
  const digits = [2, 3].find((places) => value / 10 ** places >= min && value / 10 ** places <= max)
  return digits === undefined ? null : (value / 10 ** digits).toFixed(digits)
}

/** A number of a query, where all is text. What is no number is left for the schema to refuse. */
export const queryNumber = (range: Range) =>
  z.preprocess(
    (text) => (typeof text === "string" && /^-?[0-9]+(?:\.[0-9]+)?$/.test(text) ? Number(text) : text),
    between(range),
  )
