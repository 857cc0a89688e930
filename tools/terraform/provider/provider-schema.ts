import { readFileSync } from "node:fs"
import path from "node:path"
import * as z from "zod"

// The arguments of the resource types that this project uses, as the google and google-beta providers declare them:
// what `terraform providers schema -json` prints, without descriptions, and beside it the rules that a schema cannot
// say. `scripts/write-provider-schema.ts` writes the file.

const Attribute = z.object({
  /** Terraform's type in JSON: `"string"`, `["map", "string"]`. */
  type: z.json(),
  required: z.boolean().optional(),
  optional: z.boolean().optional(),
  computed: z.boolean().optional(),
  sensitive: z.boolean().optional(),
  deprecated: z.boolean().optional(),
  write_only: z.boolean().optional(),
})

const Block = z.object({
  attributes: z.record(z.string(), Attribute).optional(),
  get block_types(): z.ZodOptional<z.ZodRecord<z.ZodString, typeof NestedBlock>> {
    return z.record(z.string(), NestedBlock).optional()
  },
  deprecated: z.boolean().optional(),
})

const NestedBlock = z.object({
  nesting_mode: z.enum(["single", "list", "set", "map", "group"]),
  min_items: z.number().optional(),
  max_items: z.number().optional(),
  get block(): typeof Block {
    return Block
  },
})

const TypeSchema = z.object({ version: z.number(), block: Block })

export const OneProvider = z.object({
  provider: TypeSchema,
  resource_schemas: z.record(z.string(), TypeSchema),
  data_source_schemas: z.record(z.string(), TypeSchema).default({}),
})

const paths = z.array(z.string()).optional()

/** What must hold for one argument beyond its type. Paths are without indexes: `template.containers.env.name`. */
export const Rule = z.object({
  one_of: z.array(z.string()).optional(),
  conflicts_with: paths,
  exactly_one_of: paths,
  at_least_one_of: paths,
  required_with: paths,
  min: z.number().optional(),
  max: z.number().optional(),
  min_length: z.number().optional(),
  max_length: z.number().optional(),
  min_items: z.number().optional(),
  max_items: z.number().optional(),
})

/** By type (a data source is `data.<type>`), then by the argument's path. */
export const Rules = z.record(z.string(), z.record(z.string(), Rule))

export const ProviderSchemas = z.object({
  /** Release of the providers that this was taken from. */
  version: z.string(),
  /** By full source address. */
  providers: z.record(z.string(), OneProvider),
  rules: Rules,
})

export type BlockSchema = z.output<typeof Block>
export type AttributeSchema = z.output<typeof Attribute>
export type NestedBlockSchema = z.output<typeof NestedBlock>
export type OneProvider = z.output<typeof OneProvider>
export type ArgumentRule = z.output<typeof Rule>
export type ArgumentRules = Readonly<Record<string, ArgumentRule>>
export type ProviderSchemas = z.output<typeof ProviderSchemas>

export const providerSchemaFile = path.join(import.meta.dirname, "provider-schema.gen.json")

/** The committed subset. */
export const readProviderSchemas = (): ProviderSchemas =>
  ProviderSchemas.parse(JSON.parse(readFileSync(providerSchemaFile, "utf8")))
