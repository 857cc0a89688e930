import type { Locale } from "../../shared/actor.ts"
import type { Localized } from "../../shared/localized.ts"

const tags: Readonly<Record<Locale, string>> = { fr: "fr-FR", en: "en-GB" }
const formats = new Map<string, Intl.NumberFormat>()

/** A number as each language writes it, with at least and at most so many digits after the point: "1,012", "1.012". */
export const spokenNumber = (value: number, leastDigits: number, mostDigits: number): Localized => ({
  fr: formatOf("fr", leastDigits, mostDigits).format(value),
  en: formatOf("en", leastDigits, mostDigits).format(value),
})

/** Made when it is first needed: loading the numbers of a language takes 6 ms, which is no part of a start. */
const formatOf = (locale: Locale, leastDigits: number, mostDigits: number): Intl.NumberFormat => {
  const key = `${locale} ${leastDigits} ${mostDigits}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(tags[locale], {
    minimumFractionDigits: leastDigits,
    maximumFractionDigits: mostDigits,
  })
  formats.set(key, format)
  return format
}
