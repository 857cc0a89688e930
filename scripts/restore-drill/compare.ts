import type { Portrait, TableContents } from "./portrait.ts"

/** What a copy has otherwise than its original, a line each; none when they are the same. */
export const differences = (original: Portrait, copy: Portrait): readonly string[] => [
  ...compareTables(original.tables, copy.tables),
  ...compareTexts(original.shape, copy.shape),
  ...compareTexts(prefixed(original.sequences), prefixed(copy.sequences)),
  ...compareTexts(original.rights, copy.rights),
]

const compareTables = (
  original: ReadonlyMap<string, TableContents>,
  copy: ReadonlyMap<string, TableContents>,
): readonly string[] => [
  ...[...original].flatMap(([name, { rows, checksum }]) => {
    const copied = copy.get(name)
    if (copied === undefined) return `table ${name}: missing in the copy`
    if (copied.rows !== rows) return `table ${name}: ${rows} rows, ${copied.rows} in the copy`
    return copied.checksum === checksum ? [] : `table ${name}: ${rows} rows, and some of them differ`
  }),
  ...onlyIn(copy, original).map((name) => `table ${name}: only in the copy`),
]

const compareTexts = (
  original: ReadonlyMap<string, string>,
  copy: ReadonlyMap<string, string>,
): readonly string[] => [
  ...[...original].flatMap(([name, value]) => {
    const copied = copy.get(name)
    if (copied === undefined) return `${name}: ${value}; missing in the copy`
    return copied === value ? [] : `${name}: ${value}; in the copy ${copied}`
  }),
  ...onlyIn(copy, original).map((name) => `${name}: only in the copy`),
]

const prefixed = (sequences: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...sequences].map(([name, value]) => [`sequence ${name}`, value]))

const onlyIn = (
  some: ReadonlyMap<string, unknown>,
  others: ReadonlyMap<string, unknown>,
): readonly string[] => [...some.keys()].filter((name) => !others.has(name))

/**
 * The sequences to expect in a copy of a database that is in use: they move while the backup is made, so one that lies
 * between where it stood before and after is right.
 */
export const sequencesBetween = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  copy: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> =>
  new Map(
    [...before].map(([name, value]) => {
      const copied = copy.get(name)
      const isBetween =
        copied !== undefined &&
        position(value) <= position(copied) &&
        position(copied) <= position(after.get(name) ?? value)
      return [name, isBetween ? copied : value]
    }),
  )

const position = (value: string): bigint => (value === "unused" ? -1n : BigInt(value))
