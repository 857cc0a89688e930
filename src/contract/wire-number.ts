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

/** Says that a number is out of its range. A whole number 100 times too large has likely lost its decimal comma. */
export const outOfRange = (value: number, { min, max }: Range): Localized => {
  const meant = value / 100
  const lostComma = value > max && Number.isInteger(value) && meant >= min && meant <= max
  const digits = meant.toFixed(2)
  return {
    en: `Must be between ${min} and ${max}, got ${value}.${lostComma ? ` Was it ${digits} with a decimal comma?` : ""}`,
    fr: `Doit être compris entre ${min} et ${max}, reçu ${value}.${
      lostComma ? ` Était-ce ${digits.replace(".", ",")} avec une virgule décimale ?` : ""
    }`,
  }
}
