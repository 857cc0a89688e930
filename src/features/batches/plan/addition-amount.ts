import type { Locale } from "../../../shared/actor.ts"
import type { Addition, AdditionUnit } from "../steps/step.ts"

/** An amount with its ingredient as a person says it: "20 g de Cascade", "1.5 kg of Munich". */
export const additionAmount = (
  { amount, unit, name }: Pick<Addition, "amount" | "unit" | "name">,
  locale: Locale,
): string => {
  const number = formatOf(locale).format(amount)
  if (unit === "item") return `${number} × ${name}`
  const measure = unitNames[locale][unit](amount)
  return locale === "fr" ? `${number} ${measure} ${elided(name)}` : `${number} ${measure} of ${name}`
}

const tags: Readonly<Record<Locale, string>> = { fr: "fr-FR", en: "en-GB" }
const formats: Partial<Record<Locale, Intl.NumberFormat>> = {}

/** Made when it is first needed: loading the numbers of a language takes 6 ms, which is no part of a start. */
const formatOf = (locale: Locale): Intl.NumberFormat =>
  (formats[locale] ??= new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 2 }))

const symbol = (unit: string) => () => unit
const unitNames: Readonly<Record<Locale, Record<Exclude<AdditionUnit, "item">, (amount: number) => string>>> =
  {
    fr: {
      kg: symbol("kg"),
      g: symbol("g"),
      ml: symbol("ml"),
      package: (n) => (n < 2 ? "sachet" : "sachets"),
    },
    en: {
      kg: symbol("kg"),
      g: symbol("g"),
      ml: symbol("ml"),
      package: (n) => (n === 1 ? "packet" : "packets"),
    },
  }

/** French elides "de" before a vowel; an h is left alone, since hop names that begin with one are foreign. */
const elided = (name: string): string => (/^[aeiouyàâäéèêëîïôöùûü]/i.test(name) ? `d'${name}` : `de ${name}`)
