import { expressionsWithin, textsIn } from "../hcl/references.ts"
import type { Attribute, Block, Expression, ObjectEntry } from "../hcl/syntax.ts"
import { eachModule, finding } from "./policy.ts"

/** Probes, checks and Scheduler ask for paths that the program answers, and the firewall's exceptions name such. */
export const pathsAreAnswered = eachModule((module, { source }) =>
  module.blocks.flatMap(attributesOf).flatMap((attribute) =>
    [...pathsGiven(attribute), ...pathsCompared(attribute.value)]
      .filter((path) => /^\/(health|internal|v1)\//.test(path))
      .filter((path) => !source.includes(`pattern: "${path}"`))
      .map((path) => finding(attribute, `the program does not answer ${path}`)),
  ),
)

const attributesOf = ({ attributes, blocks }: Block): readonly Attribute[] => [
  ...attributes,
  ...blocks.flatMap(attributesOf),
]

/** `path = "/…"`, as an argument and as a field of an object. */
const pathsGiven = ({ name, value }: Attribute): readonly string[] => {
  const fields = expressionsWithin(value).flatMap((each) =>
    each.kind === "object" ? each.entries.filter(isPath) : [],
  )
  return [...(name === "path" ? textsIn(value) : []), ...fields.flatMap((field) => textsIn(field.value))]
}

const isPath = ({ key }: ObjectEntry): boolean => key === "path"

/** `request.path != '/…'` in a rule of Cloud Armor. */
const pathsCompared = (value: Expression): readonly string[] =>
  textsIn(value).flatMap((text) =>
    [...text.matchAll(/request\.path\s*[!=]=\s*'([^']+)'/g)].map(([, path = ""]) => path),
  )
