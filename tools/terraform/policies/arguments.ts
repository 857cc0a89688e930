import type { Block, Expression } from "../hcl/syntax.ts"
import { unknown, type BlockValue, type Value } from "../provider/configuration.ts"
import type { BlockSchema, NestedBlockSchema } from "../provider/provider-schema.ts"
import { validateArguments } from "../provider/validate-arguments.ts"
import { providerOf, schemaOf } from "../schemas.ts"
import { addressOf, blocksOf } from "../tree.ts"
import { eachModule, finding, type Finding } from "./policy.ts"

/**
 * Resources have the arguments that their type has, those that it must have, and values that it allows, as far as they
 * stand in the file. What comes from variables is seen by `terraform validate` and `terraform test`.
 */
export const argumentsFitTheirTypes = eachModule((module, { schemas }) =>
  (["resource", "data"] as const).flatMap((kind) =>
    blocksOf(module, kind).flatMap((block): readonly Finding[] => {
      const [type = ""] = block.labels
      if (type === "terraform_data") return []
      const provider = providerOf(block)
      const schema = schemaOf(schemas, kind, type, provider)
      if (schema === null) {
        const elsewhere = schemaOf(schemas, kind, type) !== null
        const reason = elsewhere
          ? `${provider} has no ${type}, another of the providers has`
          : `${type} is not in the providers' schemas: run scripts/write-provider-schema.ts`
        return [finding(block, reason)]
      }
      const rules = schemas.rules[kind === "data" ? `data.${type}` : type] ?? {}
      const broken = validateArguments(schema, rules, valueOf(block, schema))
      return [
        ...misfits(block, schema, general[kind]),
        ...broken.map(({ summary }) => finding(block, `${addressOf(block)}: ${summary}`)),
      ]
    }),
  ),
)

/** What Terraform itself understands in every block. */
const general = {
  resource: ["provider", "for_each", "count", "depends_on", "lifecycle", "provisioner", "connection"],
  data: ["provider", "for_each", "count", "depends_on", "lifecycle"],
}

const misfits = (block: Block, schema: BlockSchema, known: readonly string[] = []): readonly Finding[] => {
  const { attributes = {}, block_types = {} } = schema
  const title = block.labels.length > 0 ? block.labels.join(".") : block.type
  const given = new Set(block.attributes.map(({ name }) => name))
  const nested = nestedOf(block).filter(({ type }) => !known.includes(type))
  const occurring = new Set(nested.map(({ type }) => type))
  return [
    ...block.attributes
      .filter(({ name }) => !Object.hasOwn(attributes, name) && !known.includes(name))
      .map((attribute) => finding(attribute, `${title} has no argument "${attribute.name}"`)),
    ...Object.entries(attributes)
      .filter(([name, { required }]) => required && !given.has(name))
      .map(([name]) => finding(block, `${title} needs the argument "${name}"`)),
    ...Object.entries(block_types)
      .filter(([name, { min_items = 0 }]) => min_items > 0 && !occurring.has(name))
      .map(([name]) => finding(block, `${title} needs a block "${name}"`)),
    ...nested.flatMap(({ type, body }) => {
      const inner: NestedBlockSchema | undefined = block_types[type]
      return inner ? misfits(body, inner.block) : [finding(body, `${title} has no block "${type}"`)]
    }),
  ]
}

type Nested = { readonly type: string; readonly body: Block; readonly dynamic: boolean }

/** The blocks in a block; of a dynamic one its content, whatever it goes over. */
const nestedOf = ({ blocks }: Block): readonly Nested[] =>
  blocks.flatMap((block): readonly Nested[] =>
    block.type === "dynamic"
      ? blocksOf(block, "content").map((body) => ({ type: block.labels[0] ?? "", body, dynamic: true }))
      : [{ type: block.type, body: block, dynamic: false }],
  )

/** What Terraform would send for a block, with everything unknown that does not stand there as itself. */
const valueOf = (block: Block, { attributes = {}, block_types = {} }: BlockSchema): BlockValue => {
  const nested = nestedOf(block)
  const blocks = Object.entries(block_types).map(([name, { block: inner }]): [string, Value] => {
    const occurring = nested.filter(({ type }) => type === name)
    return [
      name,
      occurring.some(({ dynamic }) => dynamic) ? unknown : occurring.map(({ body }) => valueOf(body, inner)),
    ]
  })
  const values = block.attributes
    .filter(({ name }) => Object.hasOwn(attributes, name))
    .map(({ name, value }): [string, Value] => [name, literal(value)])
  return Object.fromEntries([...blocks, ...values])
}

const literal = (expression: Expression): Value => {
  if (expression.kind === "literal") return expression.value
  return expression.kind === "tuple" ? expression.items.map(literal) : unknown
}
