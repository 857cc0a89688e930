import type { AttributeSchema, BlockSchema, NestedBlockSchema, OneProvider } from "./provider-schema.ts"

/** The answer to `GetSchema`, in the form that the protocol's messages have. */
export const schemaMessage = ({ provider, resource_schemas, data_source_schemas }: OneProvider) => ({
  provider: typeMessage(provider),
  resource_schemas: messages(resource_schemas),
  data_source_schemas: messages(data_source_schemas),
})

type Types = OneProvider["resource_schemas"]

const messages = (types: Types) =>
  Object.fromEntries(Object.entries(types).map(([name, type]) => [name, typeMessage(type)]))

const typeMessage = ({ version, block }: Types[string]) => ({ version, block: blockMessage(block) })

type BlockMessage = {
  readonly attributes: readonly ReturnType<typeof attributeMessage>[]
  readonly block_types: readonly NestedMessage[]
  readonly deprecated: boolean | undefined
}
type NestedMessage = {
  readonly type_name: string
  readonly nesting: string
  readonly min_items: number
  readonly max_items: number
  readonly block: BlockMessage
}

const blockMessage = ({ attributes = {}, block_types = {}, deprecated }: BlockSchema): BlockMessage => ({
  attributes: Object.entries(attributes).map(attributeMessage),
  block_types: Object.entries(block_types).map(nestedMessage),
  deprecated,
})

const attributeMessage = ([name, { type, ...flags }]: [string, AttributeSchema]) => ({
  name,
  type: Buffer.from(JSON.stringify(type)),
  ...flags,
})

const nestedMessage = ([name, nested]: [string, NestedBlockSchema]): NestedMessage => ({
  type_name: name,
  nesting: nested.nesting_mode.toUpperCase(),
  min_items: nested.min_items ?? 0,
  max_items: nested.max_items ?? 0,
  block: blockMessage(nested.block),
})
