import { isBlock, isList, isSet, itemsOf, unknown, type BlockValue, type Value } from "./configuration.ts"
import type { ArgumentRule, ArgumentRules, BlockSchema } from "./provider-schema.ts"

/** One thing that the real provider would refuse. */
export type Problem = {
  readonly summary: string
  /** Where: names of blocks with their indexes, and at last the argument. */
  readonly path: readonly (string | number)[]
}

/**
 * What the provider refuses beyond the types of a schema: values outside of what is allowed, arguments that exclude or
 * need each other, values for what only the provider can know. What is unknown yet is given the benefit of the doubt.
 */
export const validateArguments = (
  schema: BlockSchema,
  rules: ArgumentRules,
  configuration: Value,
): readonly Problem[] => {
  if (!isBlock(configuration)) return []
  const problems = blockInstances(schema, configuration).flatMap((instance) => [
    ...computedOnly(instance),
    ...Object.entries(rules)
      .filter(([argument]) => parentOf(argument) === instance.name)
      .flatMap(([argument, rule]) => brokenRules(instance, argument, rule)),
  ])
  // An one-of rule stands with each of its members: it is broken once.
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]
}

/** A block as it occurs in a configuration, and the blocks around it, outermost first. */
type Instance = {
  /** Path without indexes; empty for the resource itself. */
  readonly name: string
  readonly path: readonly (string | number)[]
  readonly schema: BlockSchema
  readonly value: BlockValue
  readonly around: readonly Instance[]
}

const blockInstances = (
  schema: BlockSchema,
  value: BlockValue,
  name = "",
  path: Instance["path"] = [],
  around: readonly Instance[] = [],
): readonly Instance[] => {
  const own: Instance = { name, path, schema, value, around }
  const nested = Object.entries(schema.block_types ?? {}).flatMap(([type, { block }]) =>
    occurrences(value[type]).flatMap(([occurrence, steps]) =>
      blockInstances(block, occurrence, joined(name, type), [...path, type, ...steps], [...around, own]),
    ),
  )
  return [own, ...nested]
}

/** Of a block that occurs once, or of each in a list. */
const occurrences = (value: Value | undefined): readonly (readonly [BlockValue, readonly number[]])[] => {
  if (isList(value)) {
    return value.flatMap((each, index) => (isBlock(each) ? [[each, [index]] as const] : []))
  }
  return isBlock(value) ? [[value, []]] : []
}

const computedOnly = ({ schema, value, path }: Instance): readonly Problem[] =>
  Object.entries(schema.attributes ?? {})
    .filter(
      ([name, { computed, optional, required }]) => computed && !optional && !required && isSet(value[name]),
    )
    .map(([name]) => ({
      summary: `"${name}" is decided by the provider and cannot be set`,
      path: [...path, name],
    }))

const brokenRules = (instance: Instance, argument: string, rule: ArgumentRule): readonly Problem[] => {
  const name = argument.slice(argument.lastIndexOf(".") + 1)
  const value = instance.value[name]
  const inPlace = (summary: string): Problem => ({ summary, path: [...instance.path, name] })
  return [
    ...itemsOf(value)
      .flatMap((each) => wrongValue(name, each, rule))
      .map(inPlace),
    ...wrongCount(name, value, rule).map(inPlace),
    ...excluded(instance, argument, value, rule).map(inPlace),
    ...missing(instance, argument, value, rule).map((summary) => ({ summary, path: instance.path })),
  ]
}

const wrongValue = (name: string, value: Value | undefined, rule: ArgumentRule): readonly string[] => {
  if (typeof value === "number") {
    const low = rule.min !== undefined && value < rule.min
    const high = rule.max !== undefined && value > rule.max
    return low || high ? [`"${name}" must be ${range(rule.min, rule.max)}, got ${value}`] : []
  }
  // The providers take an empty text for nothing.
  if (typeof value !== "string" || value === "") return []
  const listed = rule.one_of === undefined || rule.one_of.includes(value)
  const fits = value.length >= (rule.min_length ?? 0) && value.length <= (rule.max_length ?? Infinity)
  return [
    ...(listed ? [] : [`"${name}" must be one of ${rule.one_of?.join(", ")}, got ${value}`]),
    ...(fits
      ? []
      : [`"${name}" must have ${range(rule.min_length, rule.max_length)} characters, got ${value}`]),
  ]
}

const wrongCount = (name: string, value: Value | undefined, rule: ArgumentRule): readonly string[] => {
  if (!isList(value)) return []
  const fits = value.length >= (rule.min_items ?? 0) && value.length <= (rule.max_items ?? Infinity)
  return fits
    ? []
    : [`"${name}" must have ${range(rule.min_items, rule.max_items)} items, got ${value.length}`]
}

const excluded = (
  instance: Instance,
  argument: string,
  value: Value | undefined,
  { conflicts_with: others = [] }: ArgumentRule,
): readonly string[] => {
  if (!isSet(value) || value === unknown) return []
  return others
    .filter((other) => other !== argument && state(instance, other) === "set")
    .map((other) => `"${argument}" conflicts with "${other}"`)
}

const missing = (
  instance: Instance,
  argument: string,
  value: Value | undefined,
  { exactly_one_of: one, at_least_one_of: some, required_with: needed = [] }: ArgumentRule,
): readonly string[] => {
  const known = (names: readonly string[]) => names.filter((name) => state(instance, name) === "set")
  const possible = (names: readonly string[]) => names.filter((name) => state(instance, name) !== "unset")
  const absent = isSet(value) ? needed.filter((other) => state(instance, other) === "unset") : []
  return [
    ...(one && possible(one).length === 0 ? [`one of ${quoted(one)} must be set`] : []),
    ...(one && known(one).length > 1
      ? [`only one of ${quoted(one)} can be set, got ${quoted(known(one))}`]
      : []),
    ...(some && possible(some).length === 0 ? [`at least one of ${quoted(some)} must be set`] : []),
    ...absent.map((other) => `"${argument}" needs "${other}"`),
  ]
}

/** Whether another argument is set, as seen from a block: looked for in the nearest block that holds both. */
const state = (instance: Instance, other: string): "set" | "unset" | "unknown" => {
  const holder = [...instance.around, instance].findLast(
    ({ name }) => name === "" || other.startsWith(`${name}.`),
  )
  if (holder === undefined) return "unset"
  const names = other.slice(holder.name === "" ? 0 : holder.name.length + 1).split(".")
  const found = names.reduce<readonly (Value | undefined)[]>(
    (values, name) => values.flatMap((value) => (isBlock(value) ? itemsOf(value[name]) : [value])),
    [holder.value],
  )
  if (found.some((value) => isSet(value) && value !== unknown)) return "set"
  return found.includes(unknown) ? "unknown" : "unset"
}

const joined = (name: string, last: string): string => (name === "" ? last : `${name}.${last}`)
const parentOf = (argument: string): string => argument.slice(0, Math.max(0, argument.lastIndexOf(".")))
const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ")
const range = (low: number | undefined, high: number | undefined): string =>
  low === undefined ? `at most ${high}` : high === undefined ? `at least ${low}` : `${low} to ${high}`
