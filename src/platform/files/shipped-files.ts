import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"

/**
 * Where the files are that are not code. A build puts them beside itself in `assets/`; from the sources they are
 * where they are kept.
 */
const assets = path.join(import.meta.dirname, "assets")
const isBuild = existsSync(assets)

export const migrationsDirectory = isBuild
  ? path.join(assets, "migrations")
  : path.join(import.meta.dirname, "../../../migrations")

export const swaggerDirectory = isBuild
  ? path.join(assets, "swagger-ui")
  : path.dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"))
