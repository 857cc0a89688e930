import { expressionsOf, textsIn } from "../hcl/references.ts"
import type { Block } from "../hcl/syntax.ts"
import type { BlockSchema } from "../provider/provider-schema.ts"
import { schemaOf } from "../schemas.ts"
import { addressOf, argument, blocksOf } from "../tree.ts"
import { eachModule, finding, type Finding } from "./policy.ts"

const keyTypes = new Set([
  "google_service_account_key",
  "google_storage_hmac_key",
  "google_firestore_user_creds",
  "google_service_account_access_token",
  "google_service_account_id_token",
  "google_sql_ssl_cert",
  "google_firebase_app_check_debug_token",
])

/** Whoever runs something proves it by being there: no keys are made, none are read, none stand in a file. */
export const noKeysAreMade = eachModule((module) => [
  ...module.blocks
    .filter(({ labels: [type = ""] }) => keyTypes.has(type))
    .map((block) => finding(block, `${addressOf(block)} is a key`)),
  ...blocksOf(module, "provider")
    .flatMap(({ attributes }) => attributes)
    .filter(({ name }) => name === "credentials" || name === "access_token")
    .map((attribute) => finding(attribute, `the provider is given ${attribute.name}`)),
  ...expressionsOf(module)
    .filter(({ kind }) => kind === "literal" || kind === "template")
    .filter((expression) => textsIn(expression).some((text) => /PRIVATE KEY-----|\bAIza[\w-]{30}/.test(text)))
    .map((expression) => finding(expression, "a key stands in the file")),
])

/** Secrets pass through Terraform without staying in its state: by their write-only arguments. */
export const secretsStayOutOfTheState = eachModule((module, { schemas }) =>
  blocksOf(module, "resource").flatMap((resource) => {
    const schema = schemaOf(schemas, "resource", resource.labels[0] ?? "")
    return schema ? keptSecrets(resource, schema) : []
  }),
)

const keptSecrets = (
  block: Block,
  { attributes = {}, block_types = {} }: BlockSchema,
): readonly Finding[] => [
  ...Object.keys(attributes)
    .filter((name) => name.endsWith("_wo"))
    .flatMap((name) => {
      const kept = argument(block, name.replace(/_wo$/, ""))
      return kept ? [finding(kept, `${kept.name} would stay in the state: ${name} does not`)] : []
    }),
  ...block.blocks.flatMap((nested) => {
    const [label = ""] = nested.labels
    const type = nested.type === "dynamic" ? label : nested.type
    const inner = block_types[type]
    const bodies = nested.type === "dynamic" ? blocksOf(nested, "content") : [nested]
    return inner ? bodies.flatMap((body) => keptSecrets(body, inner.block)) : []
  }),
]
