import { decimal } from "./formats.ts"
import { type Language, labels } from "./labels.ts"
import { wordFor } from "./text.ts"

/** A named value of a live document, for a person. */
export type Figure = { readonly label: string; readonly value: string }

const units: readonly (readonly [RegExp, string])[] = [
  [/C(?:elsius)?$/, "°C"],
  [/L(?:itres)?$/, "L"],
  [/Kg$/, "kg"],
  [/G$/, "g"],
  [/Percent$/, "%"],
  [/Kpa$/, "kPa"],
  [/Minutes$/, "min"],
  [/Seconds$/, "s"],
  [/V(?:olts)?$/, "V"],
  [/Dbm$/, "dBm"],
]

/** The unit stands in the name, as everywhere in the API: `temperatureC`. Gravity is a specific gravity, 1.050. */
export const figure = (name: string, value: number, language: Language): Figure => {
  const unit = units.find(([ending]) => ending.test(name))
  const bare = unit ? name.replace(unit[0], "") : name
  const isGravity = /gravity$/i.test(name)
  const text = decimal(value, language, isGravity ? 3 : undefined)
  return { label: labelOf(bare, language), value: unit ? `${text}\u00a0${unit[1]}` : text }
}

/** A field's name for a person: ours where there is one, else its own words. */
export const labelOf = (name: string, language: Language): string => {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/[_-]+/g, " ")
    .toLowerCase()
  return wordFor(labels[language].figures, name) ?? words.charAt(0).toUpperCase() + words.slice(1)
}
