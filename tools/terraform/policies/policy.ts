import type { Place } from "../hcl/syntax.ts"
import type { ProviderSchemas } from "../provider/provider-schema.ts"
import type { Module, Tree } from "../tree.ts"

/** Something in the tree that must not be so. */
export type Finding = Place & { readonly message: string }

/** What the program expects of an environment variable. */
export type ProgramVariable = { readonly name: string; readonly required: boolean }

/** The tree, and what it must agree with. */
export type Project = {
  readonly tree: Tree
  readonly schemas: ProviderSchemas
  /** Environment variables that the program reads. */
  readonly variables: readonly ProgramVariable[]
  /** The program's source, in which log lines get their names. */
  readonly source: string
  /** The files of the repository, from its root. */
  readonly paths: ReadonlySet<string>
}

/** Looks at a project and says what is wrong with it. */
export type Policy = (project: Project) => readonly Finding[]

export const finding = ({ file, line }: Place, message: string): Finding => ({ file, line, message })

/** A policy that looks at each module by itself. */
export const eachModule =
  (check: (module: Module, project: Project) => readonly Finding[]): Policy =>
  (project) =>
    [...project.tree.modules.values()].flatMap((module) => check(module, project))
