import type { Localized } from "../../shared/localized.ts"

/** What can be wrong with one field: the code of the issue and its text. `value` is what the file gives. */
export type FieldProblem = { readonly code: string; readonly message: Localized }

const MAX_QUOTED = 40
const quote = (value: string): string =>
  `"${value.length > MAX_QUOTED ? `${value.slice(0, MAX_QUOTED).toWellFormed()}…` : value}"`

/** What was done about it: a value put in its place, or nothing. */
const taken = (assumed: Assumed): Localized => {
  if (assumed === "refused") return { en: "it cannot be guessed", fr: "la valeur ne se devine pas" }
  if (assumed === null) return { en: "it was left out", fr: "la valeur est ignorée" }
  return { en: `${assumed} is assumed`, fr: `la valeur supposée est ${assumed}` }
}
export type Assumed = string | number | null | "refused"

export const fieldProblems = {
  notANumber: (field: string, value: string, assumed: Assumed): FieldProblem => ({
    code: "not_a_number",
    message: {
      en: `${field} is ${quote(value)}, which is not a number; ${taken(assumed).en}.`,
      fr: `${field} vaut ${quote(value)}, ce qui n'est pas un nombre ; ${taken(assumed).fr}.`,
    },
  }),
  unknownUnit: (field: string, value: string, assumed: Assumed): FieldProblem => ({
    code: "unknown_unit",
    message: {
      en: `${field} is ${quote(value)}, in a unit that does not fit; ${taken(assumed).en}.`,
      fr: `${field} vaut ${quote(value)}, dans une unité qui ne convient pas ; ${taken(assumed).fr}.`,
    },
  }),
  outOfRange: (field: string, value: string, min: number, max: number, assumed: Assumed): FieldProblem => ({
    code: "out_of_range",
    message: {
      en: `${field} must be between ${min} and ${max}, got ${quote(value)}; ${taken(assumed).en}.`,
      fr: `${field} doit être entre ${min} et ${max}, et vaut ${quote(value)} ; ${taken(assumed).fr}.`,
    },
  }),
  decimalComma: (field: string, value: string, read: number): FieldProblem => ({
    code: "decimal_comma",
    message: {
      en: `${field} is ${quote(value)}, with a decimal comma; it was read as ${read}.`,
      fr: `${field} vaut ${quote(value)}, avec une virgule décimale ; lu comme ${read}.`,
    },
  }),
  converted: (field: string, value: string, read: number, unit: string): FieldProblem => ({
    code: "unit_converted",
    message: {
      en: `${field} is ${quote(value)}; it was converted to ${read} ${unit}.`,
      fr: `${field} vaut ${quote(value)} ; converti en ${read} ${unit}.`,
    },
  }),
  unitMissing: (field: string, value: string, assumed: string): FieldProblem => ({
    code: "unit_missing",
    message: {
      en: `${field} is ${quote(value)}, without a unit; ${assumed} is assumed.`,
      fr: `${field} vaut ${quote(value)}, sans unité ; ${assumed} est supposé.`,
    },
  }),
  weightAssumed: (field: string, value: string, kilogramsPerLitre: number): FieldProblem => ({
    code: "weight_assumed",
    message: {
      en: `${field} is ${quote(value)}, a volume; ${kilogramsPerLitre} kg a litre is assumed.`,
      fr: `${field} vaut ${quote(value)}, un volume ; ${kilogramsPerLitre} kg par litre est supposé.`,
    },
  }),
  extensionsDropped: (dropped: number): FieldProblem => ({
    code: "extensions_dropped",
    message: {
      en: `${dropped} fields beyond ours were too long or too many; they were left out or cut.`,
      fr: `${dropped} champs hors des nôtres étaient trop longs ou trop nombreux ; ils ont été omis ou coupés.`,
    },
  }),
  looksLike: (field: string, value: string, what: Localized, read: number): FieldProblem => ({
    code: "other_unit_assumed",
    message: {
      en: `${field} is ${quote(value)}, which looks like ${what.en}; it was read as ${read}.`,
      fr: `${field} vaut ${quote(value)}, ce qui ressemble à ${what.fr} ; lu comme ${read}.`,
    },
  }),
  missing: (field: string, assumed: Assumed): FieldProblem => ({
    code: "missing_field",
    message:
      assumed === "refused"
        ? { en: `${field} is missing; it cannot be guessed.`, fr: `${field} manque et ne se devine pas.` }
        : {
            en: `${field} is missing; ${assumed} is assumed.`,
            fr: `${field} manque ; ${assumed} est supposé.`,
          },
  }),
  unknownChoice: (
    field: string,
    value: string,
    known: readonly string[],
    assumed: Assumed,
  ): FieldProblem => ({
    code: "unknown_choice",
    message: {
      en: `${field} is ${quote(value)}, none of ${known.join(", ")}; ${taken(assumed).en}.`,
      fr: `${field} vaut ${quote(value)}, hors de ${known.join(", ")} ; ${taken(assumed).fr}.`,
    },
  }),
  otherCase: (field: string, value: string, read: string): FieldProblem => ({
    code: "other_case",
    message: {
      en: `${field} is ${quote(value)}; it was read as ${quote(read)}.`,
      fr: `${field} vaut ${quote(value)} ; lu comme ${quote(read)}.`,
    },
  }),
  notABoolean: (field: string, value: string, assumed: Assumed): FieldProblem => ({
    code: "not_a_boolean",
    message: {
      en: `${field} is ${quote(value)}, neither TRUE nor FALSE; ${taken(assumed).en}.`,
      fr: `${field} vaut ${quote(value)}, ni TRUE ni FALSE ; ${taken(assumed).fr}.`,
    },
  }),
  textStripped: (field: string): FieldProblem => ({
    code: "characters_removed",
    message: {
      en: `${field} holds control characters; they were taken out.`,
      fr: `${field} contient des caractères de contrôle ; ils ont été retirés.`,
    },
  }),
  textCut: (field: string, limit: number): FieldProblem => ({
    code: "text_cut",
    message: {
      en: `${field} is longer than ${limit} characters; the rest was cut.`,
      fr: `${field} dépasse ${limit} caractères ; la suite a été coupée.`,
    },
  }),
  tooMany: (field: string, count: number, limit: number): FieldProblem => ({
    code: "too_many_items",
    message: {
      en: `${field} holds ${count} entries; a recipe has at most ${limit}.`,
      fr: `${field} contient ${count} entrées ; une recette en a au plus ${limit}.`,
    },
  }),
}
