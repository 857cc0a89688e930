import { textsOf } from "../hcl/references.ts"
import type { Block, Expression } from "../hcl/syntax.ts"
import { addressOf, argument, isLiteral, nestedBlocks, resourcesOf } from "../tree.ts"
import { eachModule, finding, type Finding } from "./policy.ts"

/** Databases have no address on the internet, are reached over TLS only, by IAM, and are backed up. */
export const databasesArePrivate = eachModule((module) =>
  resourcesOf(module, "google_sql_database_instance").flatMap((instance) => {
    const settings = nestedBlocks(instance, "settings")
    const network = settings.flatMap((block) => nestedBlocks(block, "ip_configuration"))
    const backup = settings.flatMap((block) => nestedBlocks(block, "backup_configuration"))
    const open = network.flatMap((block) => nestedBlocks(block, "authorized_networks"))
    const byIam = textsOf(module).includes("cloudsql.iam_authentication")
    return [
      ...must(
        instance,
        network,
        "ipv4_enabled",
        (value) => isLiteral(value, false),
        "has an address on the internet",
      ),
      ...must(instance, network, "private_network", () => true, "is in no network"),
      ...must(instance, network, "ssl_mode", isEncrypted, "answers without TLS"),
      ...must(instance, backup, "enabled", (value) => !isLiteral(value, false), "is not backed up"),
      ...open.map((block) => finding(block, `${addressOf(instance)} lets networks in from outside`)),
      ...(byIam ? [] : [finding(instance, `${addressOf(instance)} knows no IAM login`)]),
    ]
  }),
)

const isEncrypted = (value: Expression): boolean =>
  isLiteral(value, "ENCRYPTED_ONLY") || isLiteral(value, "TRUSTED_CLIENT_CERTIFICATE_REQUIRED")

const must = (
  instance: Block,
  blocks: readonly Block[],
  name: string,
  holds: (value: Expression) => boolean,
  otherwise: string,
): readonly Finding[] => {
  const given = blocks.map((block) => argument(block, name)).find((attribute) => attribute !== undefined)
  if (given === undefined)
    return [finding(instance, `${addressOf(instance)} ${otherwise}: it does not set ${name}`)]
  return holds(given.value)
    ? []
    : [finding(given, `${addressOf(instance)} ${otherwise}: ${name} is ${given.value.text}`)]
}
