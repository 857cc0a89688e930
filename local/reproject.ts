import { spawn } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as z from "zod"

// `npm run reproject [-- --uid UID]`: makes the live documents again from PostgreSQL. It goes by the environment when
// that says where the database is, as in production, and by the stack that runs here otherwise.

const Running = z.object({ databaseUrl: z.string(), projectId: z.string(), firestore: z.string().nullable() })

const root = join(import.meta.dirname, "..")
const file = join(root, ".local/endpoints.json")

const localEnvironment = (): Record<string, string> | null => {
  if (!existsSync(file)) return null
  const { databaseUrl, projectId, firestore } = Running.parse(JSON.parse(readFileSync(file, "utf8")))
  if (firestore === null) return null
  return {
    NODE_ENV: "development",
    DATABASE_URL: databaseUrl,
    PROJECT_ID: projectId,
    FIRESTORE_EMULATOR_HOST: firestore,
    METADATA_SERVER_DETECTION: "none",
  }
}

const told = process.env["DATABASE_URL"] !== undefined || process.env["DB_HOST"] !== undefined
const environment = told ? {} : localEnvironment()
if (environment === null) {
  process.stderr.write(
    "Nothing to reproject: no stack with Firestore runs here (npm run dev), and neither DATABASE_URL nor DB_HOST is set.\n",
  )
  process.exitCode = 1
} else {
  const child = spawn(process.execPath, [join(root, "src/reproject.ts"), ...process.argv.slice(2)], {
    env: { ...process.env, ...environment },
    stdio: "inherit",
  })
  child.once("exit", (code) => (process.exitCode = code ?? 1))
}
