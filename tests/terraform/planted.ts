import { readTree } from "../../tools/terraform/tree.ts"
import type { Project } from "../../tools/terraform/policies/policy.ts"
import { readProviderSchemas } from "../../tools/terraform/provider/provider-schema.ts"

const schemas = readProviderSchemas()

/** Files by their path from the root of the tree. */
export type Files = Readonly<Record<string, string>>

/** A project of a few files, in which a mistake can be planted. */
export const projectOf = (files: Files, rest: Partial<Omit<Project, "tree" | "schemas">> = {}): Project => ({
  tree: readTree(new Map(Object.entries(files))),
  schemas,
  variables: [
    { name: "PROJECT_ID", required: true },
    { name: "LOG_LEVEL", required: false },
  ],
  source: "",
  paths: new Set(),
  ...rest,
})
