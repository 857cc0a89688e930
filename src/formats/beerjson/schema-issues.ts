import type { ErrorObject } from "ajv"
import type { Localized } from "../../shared/localized.ts"
import type { FormatIssue } from "../format-issue.ts"
import { labelOf } from "../record/label.ts"
import { beerJsonParts } from "./beerjson-parts.ts"

/**
 * Where a recipe is not as the official schema wants it, as issues that name the record and its field. Of several
 * errors about one field the first is told: a list of all the ways to write an amount helps nobody.
 */
export const schemaIssues = (
  record: string,
  recipe: unknown,
  errors: readonly ErrorObject[],
): readonly FormatIssue[] => {
  const issues = new Map<string, FormatIssue>()
  for (const error of errors) {
    const { record: part, field } = placeOf(record, recipe, stepsOf(error))
    const key = `${part}\n${field}`
    if (!issues.has(key))
      issues.set(key, {
        severity: "warning",
        record: part,
        field,
        code: "schema_violation",
        message: messageOf(field, error),
      })
  }
  return [...issues.values()]
}

/** The path of what is wrong, down to the member that is missing or too many. */
const stepsOf = ({ instancePath, params }: ErrorObject): readonly string[] => {
  const steps = instancePath
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
  const member: unknown = params["missingProperty"] ?? params["additionalProperty"]
  return typeof member === "string" ? [...steps, member] : steps
}

const lists: ReadonlyMap<string, string> = new Map(
  Object.entries(beerJsonParts).map(([part, path]) => [path, part]),
)

const placeOf = (
  record: string,
  recipe: unknown,
  steps: readonly string[],
): { readonly record: string; readonly field: string } => {
  const [outer = "", inner = "", index = "", ...rest] = steps
  const part = lists.get(`${outer}/${inner}`)
  if (part === undefined || index === "") return { record, field: fieldOf(steps) }
  const one = [outer, inner, index].reduce(memberOf, recipe)
  const name = memberOf(one, "name")
  const label = labelOf(part, Number(index) + 1, typeof name === "string" ? name : "")
  return { record: `${record}, ${label}`, field: fieldOf(rest) }
}

/** A figure and its unit are one field to whoever reads it. */
const fieldOf = (steps: readonly string[]): string => steps.join("/").replace(/(?<=.)\/(?:unit|value)$/, "")

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined

const messageOf = (field: string, { keyword, params }: ErrorObject): Localized => {
  const name = field === "" ? { en: "The record", fr: "L'enregistrement" } : { en: field, fr: field }
  switch (keyword) {
    case "required":
      return {
        en: `${name.en} is missing; BeerJSON requires it.`,
        fr: `${name.fr} manque ; BeerJSON l'exige.`,
      }
    case "additionalProperties":
      return {
        en: `${name.en} is no field of BeerJSON; it was kept as it is.`,
        fr: `${name.fr} n'est pas un champ de BeerJSON ; il a été gardé tel quel.`,
      }
    case "enum": {
      const allowed: unknown = params["allowedValues"]
      const words = Array.isArray(allowed) ? allowed.join(", ") : ""
      return {
        en: `${name.en} is none of the words of BeerJSON: ${words}.`,
        fr: `${name.fr} n'est aucun des mots de BeerJSON : ${words}.`,
      }
    }
    case "type": {
      const wanted = String(params["type"])
      return {
        en: `${name.en} is not as BeerJSON has it: it wants ${anEnglish[wanted] ?? wanted}.`,
        fr: `${name.fr} n'est pas comme BeerJSON le veut : il faut ${aFrench[wanted] ?? wanted}.`,
      }
    }
    default:
      return {
        en: `${name.en} is not as BeerJSON has it.`,
        fr: `${name.fr} n'est pas comme BeerJSON le veut.`,
      }
  }
}

const anEnglish: Readonly<Record<string, string>> = {
  object: "a value with its unit",
  number: "a number",
  integer: "a whole number",
  string: "a text",
  array: "a list",
  boolean: "true or false",
}
const aFrench: Readonly<Record<string, string>> = {
  object: "une valeur avec son unité",
  number: "un nombre",
  integer: "un nombre entier",
  string: "un texte",
  array: "une liste",
  boolean: "true ou false",
}
