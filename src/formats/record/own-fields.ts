import { cleanText } from "../clean-text.ts"
import { childOf, type FileElement } from "./file-element.ts"

/**
 * What a format has no place for stands beside its own fields in a part of ours, so that a file of ours loses nothing:
 * <BRASSE_BOUILLON><FORM>cryo</FORM></BRASSE_BOUILLON>, "brasse_bouillon": { "form": "cryo" }.
 */
export const OWN = "brasse_bouillon"

/** The value that a text of ours stands for; undefined when it is none. */
type Check<V> = (text: string) => V | undefined
export type OwnChecks<T> = { readonly [K in keyof T]?: Check<T[K]> }

/** The part of a record that is ours, whichever way the format writes names. */
export const ownPart = (element: FileElement | undefined): FileElement | undefined =>
  childOf(element, OWN.toUpperCase()) ?? childOf(element, OWN)

/** What that part says; fields that nobody knows, or whose value cannot be, say nothing. */
export const readOwn = <T extends object>(
  part: FileElement | undefined,
  checks: OwnChecks<T>,
): Partial<T> => {
  const own: Partial<T> = {}
  if (part === undefined) return own
  for (const key of keysOf(checks)) {
    const name = ownName(key)
    const found = childOf(part, name.toUpperCase()) ?? childOf(part, name)
    const value = found && checks[key]?.(found.text)
    if (value !== undefined) own[key] = value
  }
  return own
}

/** What has to stand in the part of ours, so that who reads `read` in the rest gets `wanted`: names and texts. */
export const ownDifferences = <T extends object>(
  read: T,
  wanted: T,
  checks: OwnChecks<T>,
): readonly (readonly [name: string, text: string])[] =>
  keysOf(checks).flatMap((key) =>
    isSame(read[key], wanted[key]) ? [] : [[ownName(key), textOf(wanted[key] as OwnValue)] as const],
  )

/** Text as it was read, and figures to the twelve digits that files are held to. */
export const isSame = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === "number" &&
    typeof b === "number" &&
    Math.abs(a - b) <= 1e-11 * Math.max(Math.abs(a), Math.abs(b)))

/** What may stand in the part of ours. */
type OwnValue = string | number | boolean | null
const textOf = (value: OwnValue): string => (value === null ? "" : String(value))
const ownName = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const keysOf = <T extends object>(checks: OwnChecks<T>): readonly (keyof T & string)[] =>
  Object.keys(checks) as (keyof T & string)[]

/** A text of one of our own types, as long as it may be. */
export const text =
  (maxLength: number): Check<string> =>
  (written) =>
    cleanText(written, maxLength).text

export const figure =
  <U extends number>(
    { min, max }: { readonly min: number; readonly max: number },
    unit: (value: number) => U,
  ): Check<U> =>
  (written) => {
    const value = written.trim() === "" ? Number.NaN : Number(written)
    return value >= min && value <= max ? unit(value) : undefined
  }

export const oneOf =
  <const W extends string>(...words: readonly W[]): Check<W> =>
  (written) =>
    words.find((word) => word === written.trim())

export const flag: Check<boolean> = (written) => {
  const word = written.trim().toLowerCase()
  return word === "true" ? true : word === "false" ? false : undefined
}

export const orNull =
  <V>(check: Check<V>): Check<V | null> =>
  (written) =>
    written.trim() === "" ? null : check(written)
