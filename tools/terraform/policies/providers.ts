import { expressionsOf } from "../hcl/references.ts"
import { addressOf, argument, blocksOf, type Module } from "../tree.ts"
import { providerOf } from "../schemas.ts"
import { eachModule, finding, type Finding } from "./policy.ts"

const terraformVersion = ">= 1.11"
const providerVersion = ">= 7.40, < 8.0"
const sources: Readonly<Record<string, string>> = {
  google: "hashicorp/google",
  "google-beta": "hashicorp/google-beta",
}

/** Each module says in its versions.tf which Terraform and which of Google's providers it needs, and no others. */
export const providersArePinned = eachModule((module) => {
  const settings = blocksOf(module, "terraform")
  const place = { file: `${module.folder}/versions.tf`, line: 1 }
  const required = settings.flatMap((block) => blocksOf(block, "required_providers"))
  const version = settings
    .map((block) => argument(block, "required_version")?.value)
    .find((value) => value !== undefined)
  const right = version?.kind === "literal" && version.value === terraformVersion
  return [
    ...(right ? [] : [finding(place, `${module.folder} does not ask for Terraform ${terraformVersion}`)]),
    ...required.flatMap(({ attributes }) => attributes.flatMap((provider) => wrongProvider(provider))),
    ...undeclared(module, new Set(required.flatMap(({ attributes }) => attributes.map(({ name }) => name)))),
  ]
})

const wrongProvider = (
  provider: Parameters<typeof finding>[0] & { name: string; value: { text: string } },
): readonly Finding[] => {
  const source = sources[provider.name]
  if (source === undefined) return [finding(provider, `the provider "${provider.name}" is none of Google's`)]
  const fits =
    provider.value.text.includes(`"${source}"`) && provider.value.text.includes(`"${providerVersion}"`)
  return fits
    ? []
    : [finding(provider, `the provider "${provider.name}" must be ${source} ${providerVersion}`)]
}

/** Terraform would guess a provider from the type's first word, in whatever version there is. */
const undeclared = (module: Module, names: ReadonlySet<string>): readonly Finding[] =>
  [...blocksOf(module, "resource"), ...blocksOf(module, "data")].flatMap((block) => {
    const name = providerOf(block)
    return names.has(name) || block.labels[0] === "terraform_data"
      ? []
      : [finding(block, `${addressOf(block)} uses the provider "${name}", which is not in versions.tf`)]
  })

/** Names and values come out the same each time: nothing is drawn by lot or taken from the clock. */
export const nothingIsRandom = eachModule((module) => [
  ...module.blocks
    .filter(({ labels: [type = ""] }) => type.startsWith("random_"))
    .map((block) => finding(block, `${addressOf(block)} is random`)),
  ...expressionsOf(module)
    .filter((expression) => expression.kind === "call" && changing.has(expression.name))
    .map((expression) => finding(expression, `${expression.text} is another one at each plan`)),
])

const changing = new Set(["uuid", "timestamp", "plantimestamp", "bcrypt"])
