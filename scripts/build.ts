import { cp, mkdir, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import path from "node:path"
import { parseArgs } from "node:util"
import { rolldown } from "rolldown"
import packageFile from "../package.json" with { type: "json" }
import { dropForeignMaps } from "./drop-foreign-maps.ts"
import { emptyOutput } from "./empty-output.ts"
import { warmCompileCache } from "./warm-compile-cache.ts"
import { writeNotices } from "./write-notices.ts"

/**
 * `npm run build [-- --out folder]`: bundles the process into dist/, ES modules that load the cloud SDKs on first use,
 * with everything beside them that is not code. dist/ needs no node_modules: `node dist/main.js api`.
 */
const root = path.join(import.meta.dirname, "..")
const { values } = parseArgs({ options: { out: { type: "string", default: path.join(root, "dist") } } })
const dist = path.resolve(values.out)
const assets = path.join(dist, "assets")
const swagger = path.dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"))

/** Loads the process with the code that V8 compiled before, where this Node is the one that did. */
const entry = `import { enableCompileCache } from "node:module"
enableCompileCache({ directory: import.meta.dirname + "/compile-cache", portable: true })
await import("./process.js")
`

await emptyOutput(dist, root)
const { name, version, license } = packageFile
const ownPackage = { name, version, license, engines: { node: ">=26" }, type: "module" }
await writeFile(path.join(dist, "package.json"), JSON.stringify(ownPackage))
const bundle = await rolldown({
  input: {
    process: path.join(root, "src/main.ts"),
    reproject: path.join(root, "src/reproject.ts"),
    smoke: path.join(root, "src/smoke.ts"),
  },
  platform: "node",
  // An optional native driver that pg does without.
  external: ["pg-native"],
  // CommonJS packages look for files of theirs beside themselves; nothing that we use of them reads one.
  transform: { define: { __dirname: "import.meta.dirname", __filename: "import.meta.filename" } },
  onLog: (level, log, report) => {
    if (log.code !== "CIRCULAR_DEPENDENCY" && log.code !== "EVAL") report(level, log)
  },
})
const { output } = await bundle.write({
  dir: dist,
  format: "esm",
  entryFileNames: "[name].js",
  chunkFileNames: "[name]-[hash].js",
  // Names stay: stack traces are read by people, and some SDKs tell their classes apart by name.
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  sourcemap: true,
  sourcemapExcludeSources: true,
})
await bundle.close()
const chunks = output.filter((file) => file.type === "chunk")
await dropForeignMaps(dist, chunks, path.join(root, "src"))

await writeFile(path.join(dist, "main.js"), entry)
await mkdir(path.join(assets, "swagger-ui"), { recursive: true })
await cp(path.join(root, "migrations"), path.join(assets, "migrations"), { recursive: true })
for (const file of [
  "swagger-ui.css",
  "swagger-ui-bundle.js",
  "swagger-ui-bundle.js.LICENSE.txt",
  "LICENSE",
  "NOTICE",
]) {
  await cp(path.join(swagger, file), path.join(assets, "swagger-ui", file))
}
for (const file of ["LICENSE", "NOTICE"]) await cp(path.join(root, file), path.join(dist, file))
await writeNotices(
  chunks.flatMap(({ moduleIds }) => moduleIds),
  path.join(dist, "THIRD-PARTY-NOTICES.txt"),
)
await warmCompileCache(path.join(dist, "main.js"))

const codeBytes = chunks.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0)
console.log(
  `${path.relative("", dist)} holds ${(codeBytes / 1024 / 1024).toFixed(1)} MB of code in ${chunks.length} files`,
)
