import packageFile from "../package.json" with { type: "json" }
import { parseArgs } from "node:util"
import { ConfigurationError, readConfig } from "./config.ts"
import { makeLogger } from "./platform/logging/logger.ts"
import { composeServices } from "./services.ts"

/** Makes the live documents in Firestore again from PostgreSQL: of everyone, or of one member by `--uid`. */
const { values } = parseArgs({ options: { uid: { type: "string" } } })

try {
  const config = readConfig({ ...process.env, ROLE: "worker" })
  const log = makeLogger({
    level: "INFO",
    service: "brasse-bouillon-reproject",
    version: packageFile.version,
    stream: process.stdout,
  })
  const services = composeServices(config, log)
  try {
    const done = await services.live.reproject({
      uid: values.uid,
      onProgress: (progress) => {
        if (progress.members % 100 === 0)
          log.info("reproject.progress", `${progress.members} members so far`, progress)
      },
    })
    log.info("reproject.done", `${done.members} member(s), ${done.written} document(s) written`, done)
  } finally {
    await services.close()
    await log.flush()
  }
} catch (error) {
  process.stderr.write(`${error instanceof ConfigurationError ? error.message : String(error)}\n`)
  process.exitCode = 1
}
