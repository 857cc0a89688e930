import type { ScannedTree } from "./scan-routes.ts"

/**
 * Writes the module that imports every route statically, so that a bundler sees them and nothing is scanned at
 * run time. The text depends on the tree alone: a stale copy is a plain difference.
 */
export const writeManifest = ({ routes, notFound }: ScannedTree, folder = "./routes/"): string => {
  const names = new Map<string, string>()
  const name = (file: string, prefix: string): string => {
    const known = names.get(file)
    if (known !== undefined) return known
    const made = `${prefix}${[...names.values()].filter((other) => other.startsWith(prefix)).length}`
    names.set(file, made)
    return made
  }
  const entries = routes.map(({ file, pattern, params, middlewares, error }) => {
    const fields = [
      `file: ${JSON.stringify(file)}`,
      `pattern: ${JSON.stringify(pattern)}`,
      `params: ${JSON.stringify(params)}`,
      `module: ${name(file, "route")}.handlers`,
      `middlewares: [${middlewares.map((path) => `${name(path, "middleware")}.default`).join(", ")}]`,
      `error: ${error === null ? "null" : `${name(error, "error")}.default`}`,
    ]
    return `    { ${fields.join(", ")} },`
  })
  const fallback = notFound === null ? "null" : `${name(notFound, "notFound")}.default`
  const imports = [...names].map(([file, variable]) => `import * as ${variable} from "${folder}${file}"`)
  return [
    "// Written by scripts/write-routes.ts from the folder src/routes. Do not edit.",
    ...imports,
    "",
    "export const manifest = {",
    "  routes: [",
    ...entries,
    "  ],",
    `  notFound: ${fallback},`,
    "}",
    "",
  ].join("\n")
}
