import type { HttpBindings } from "@hono/node-server"
import { Hono } from "hono"
import { z } from "zod"
import { listen, type Listening } from "../listen.ts"
import { jsonApi } from "./json-api.ts"
import { openObjects } from "./objects.ts"
import { openServiceAccount, type ServiceAccount } from "./service-account.ts"
import { makeSignedUrls } from "./signed-url.ts"
import { REFUSALS, StorageError, toJsonError, toXmlError } from "./storage-error.ts"
import { xmlApi } from "./xml-api.ts"

export type RunningStorage = Listening & {
  /** The account whose signed URLs are accepted. */
  readonly serviceAccount: ServiceAccount
}

/**
 * Starts the stand-in for Cloud Storage: the JSON API calls of @google-cloud/storage, and V4 signed URLs that
 * are really verified. Without `dataDir` nothing outlives the process.
 */
export const startStorage = async (options: {
  readonly port: number
  readonly dataDir?: string | undefined
  readonly address?: string | undefined
}): Promise<RunningStorage> => {
  const { port, dataDir, address } = options
  const serviceAccount = await openServiceAccount(dataDir)
  const objects = await openObjects(dataDir)
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.route("/", jsonApi(objects))
  app.route("/", xmlApi(objects, makeSignedUrls(serviceAccount)))
  app.notFound(() => {
    throw new StorageError("notOffered", "The local object store does not offer this call.")
  })
  app.onError((error, c) => {
    const refusal = asRefusal(error)
    if (refusal === undefined) {
      console.error("the object store failed:", error)
      return c.text("internal error", 500)
    }
    const { status } = REFUSALS[refusal.refusal]
    return isJsonApi(c.req.path)
      ? c.json(toJsonError(refusal), status)
      : c.body(toXmlError(refusal), status, { "Content-Type": "application/xml; charset=UTF-8" })
  })
  const listening = await listen(app.fetch, { service: "the object store", port, address })
  return { ...listening, serviceAccount }
}

const isJsonApi = (path: string): boolean => /^\/(?:b|storage\/v1|upload)(?:\/|$)/.test(path)

const asRefusal = (error: Error): StorageError | undefined => {
  if (error instanceof StorageError) return error
  if (error instanceof z.ZodError) return new StorageError("invalid", z.prettifyError(error))
  if (error instanceof SyntaxError) return new StorageError("invalid", error.message)
  return undefined
}
