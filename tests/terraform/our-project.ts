import { globSync, readFileSync } from "node:fs"
import path from "node:path"
import { variables } from "../../src/config.ts"
import type { Project } from "../../tools/terraform/policies/policy.ts"
import { readProviderSchemas } from "../../tools/terraform/provider/provider-schema.ts"
import { loadTree } from "../../tools/terraform/tree.ts"

const root = path.join(import.meta.dirname, "../..")

/** The folder `terraform` as it stands, and what of this repository it must agree with. Read once. */
export const ourProject = (): Project => (project ??= readProject())

let project: Project | undefined

const readProject = (): Project => ({
  tree: loadTree(path.join(root, "terraform")),
  schemas: readProviderSchemas(),
  variables: Object.entries(variables).map(([name, schema]) => ({
    name,
    required: !schema.safeParse(undefined).success,
  })),
  source: globSync("src/**/*.ts", { cwd: root })
    .map((file) => readFileSync(path.join(root, file), "utf8"))
    .join("\n"),
  paths: new Set(pathsIn(root)),
})

/** Files and folders of the repository, without what is installed or built. A name with a dot is none to `**`. */
const pathsIn = (folder: string): readonly string[] =>
  globSync(["**/*", ".github/**/*"], {
    cwd: folder,
    exclude: (name) => ignored.has(path.basename(name)),
  }).map((file) => file.replaceAll("\\", "/"))

const ignored = new Set(["node_modules", "dist", ".local", ".git", ".terraform"])
