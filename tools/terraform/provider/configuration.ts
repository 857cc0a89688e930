import { decode, ExtensionCodec } from "@msgpack/msgpack"

/** A value that is known only once something has been created, or a variable set. */
export const unknown = Symbol("unknown")

/** A configuration as Terraform sends it: null is what was left out, a block that may repeat is a list. */
export type Value =
  | null
  | boolean
  | number
  | string
  | typeof unknown
  | readonly Value[]
  | { readonly [name: string]: Value }

export type BlockValue = { readonly [name: string]: Value }

/** Unknown values travel as extension 0, since Terraform 1.6 also as 12, which tells something about the value. */
const extensionCodec = new ExtensionCodec()
for (const type of [0, 12]) {
  extensionCodec.register({ type, encode: () => null, decode: () => unknown })
}

/** Reads what Terraform calls a DynamicValue. A number too long for msgpack comes as text and stays one. */
export const readConfiguration = (msgpack: Uint8Array): Value => decode(msgpack, { extensionCodec }) as Value

export const isBlock = (value: Value | undefined): value is BlockValue =>
  typeof value === "object" && value !== null && !isList(value)

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)

/** The items of a list, or the one value. */
export const itemsOf = (value: Value | undefined): readonly (Value | undefined)[] =>
  isList(value) ? value : [value]

/** Given, or to be known later; what is left out and a block that occurs nowhere are not. */
export const isSet = (value: Value | undefined): boolean =>
  value !== undefined && value !== null && !(isList(value) && value.length === 0)
