import type { ErrorObject } from "ajv"
import { beerJsonParts } from "./beerjson-parts.ts"
import type { Json } from "./write-additions.ts"

type Tree = object

/** What another program wrote, at its place in the recipe, and the ways in which it may have been written. */
type Placed = {
  readonly name: string
  readonly steps: readonly (string | number)[]
  candidates: readonly unknown[]
}

const lists: ReadonlySet<string> = new Set(Object.values(beerJsonParts))
const ROUNDS = 8

/**
 * Puts what other programs once wrote back to where it stood, in the way that the official schema wants it; what it
 * wants in no way, and what has no place in this recipe, is left out.
 * @param validate the errors of a recipe by the official schema; it holds without the extensions
 */
export const placeExtensions = (
  recipe: Json,
  extensions: Readonly<Record<string, string>>,
  validate: (recipe: unknown) => readonly ErrorObject[],
): Json => {
  let placed = Object.entries(extensions).flatMap(([name, text]): Placed[] => {
    const steps = stepsOf(recipe, name)
    return steps === null ? [] : [{ name, steps, candidates: candidatesOf(text) }]
  })
  for (let round = 0; round < ROUNDS && placed.length > 0; round += 1) {
    const whole = withPlaced(recipe, placed)
    const errors = validate(whole)
    if (errors.length === 0) return whole
    const wrong = errors.map(pointerOf)
    placed = placed.flatMap((one): Placed[] => {
      const pointer = one.steps.map((step) => `/${step}`).join("")
      if (wrong.some((error) => isAbove(error, pointer))) return []
      if (!wrong.some((error) => error === pointer || isAbove(pointer, error))) return [one]
      const candidates = one.candidates.slice(1)
      return candidates.length > 0 ? [{ ...one, candidates }] : []
    })
  }
  return recipe
}

/** Whether an error is about the whole that something stands in, and that we made: then it cannot stay. */
const isAbove = (outer: string, inner: string): boolean => outer !== "" && inner.startsWith(`${outer}/`)

const pointerOf = ({ instancePath, params }: ErrorObject): string => {
  const extra: unknown = params["additionalProperty"]
  return typeof extra === "string" ? `${instancePath}/${extra}` : instancePath
}

const STEP = /^([^[\]]+)(?:\[([1-9]\d{0,2})\])?$/

/** The members and places in lists that a path names; null when it names an addition or a step that is not there. */
const stepsOf = (recipe: Json, path: string): readonly (string | number)[] | null => {
  const steps: (string | number)[] = []
  let named = ""
  let at: unknown = recipe
  for (const step of path.split("/")) {
    const [, name, position] = STEP.exec(step) ?? []
    if (name === undefined || name === "__proto__" || steps.length > 30) return null
    named = named === "" ? name : `${named}/${name}`
    steps.push(name)
    at = memberOf(at, name)
    if (Array.isArray(at)) {
      if (position === undefined && at.length > 1) return null
      const index = position === undefined ? 0 : Number(position) - 1
      if (lists.has(named) && (index >= at.length || (position !== undefined && at.length === 1))) return null
      steps.push(index)
      at = at[index]
    } else if (lists.has(named)) return null
    else if (position !== undefined) steps.push(Number(position) - 1)
  }
  return at === undefined || at === "" || isUsualGrain(path) ? steps : null
}

const isUsualGrain = (path: string): boolean => path === "mash/grain_temperature"

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined

const QUANTITY = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?) (\S.{0,11})$/

const candidatesOf = (text: string): readonly unknown[] => {
  const [, value, unit] = QUANTITY.exec(text) ?? []
  const number = Number(text)
  return [
    ...(value !== undefined ? [{ unit, value: Number(value) }] : []),
    ...(text.trim() !== "" && String(number) === text ? [number] : []),
    ...(text === "true" || text === "false" ? [text === "true"] : []),
    text,
    [text],
  ]
}

const withPlaced = (recipe: Json, placed: readonly Placed[]): Json => {
  const whole = structuredClone(recipe)
  for (const { steps, candidates } of placed) set(whole, steps, candidates[0])
  return whole
}

const set = (tree: Tree, steps: readonly (string | number)[], value: unknown): void => {
  let at = tree
  for (const [index, step] of steps.entries()) {
    if (index === steps.length - 1) Reflect.set(at, step, value)
    else {
      const next: unknown = Reflect.get(at, step)
      if (typeof next === "object" && next !== null) at = next
      else {
        const made: Tree = typeof steps[index + 1] === "number" ? [] : {}
        Reflect.set(at, step, made)
        at = made
      }
    }
  }
}
