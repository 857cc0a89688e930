import type { HttpBindings } from "@hono/node-server"
import { Hono, type Context } from "hono"
import { mediaResponse } from "./media-response.ts"
import type { Objects } from "./objects.ts"
import { checkPreconditions } from "./preconditions.ts"
import { readSignedBody, uploadMetadata } from "./signed-upload.ts"
import type { SignedUrls } from "./signed-url.ts"
import { etagOf } from "./stored-object.ts"
import { StorageError } from "./storage-error.ts"

type Bindings = { Bindings: HttpBindings }

const CONDITION_HEADERS = {
  ifGenerationMatch: "x-goog-if-generation-match",
  ifGenerationNotMatch: "x-goog-if-generation-not-match",
  ifMetagenerationMatch: "x-goog-if-metageneration-match",
  ifMetagenerationNotMatch: "x-goog-if-metageneration-not-match",
}

/** `/bucket/object` of the XML API: PUT, GET and HEAD with a V4 signed URL, nothing without. */
export const xmlApi = (objects: Objects, signedUrls: SignedUrls): Hono<Bindings> => {
  const app = new Hono<Bindings>()

  app.use("/:bucket/:name{.+}", async (c, next) => {
    const { url: target = "" } = c.env.incoming
    if (!signedUrls.isSigned(target)) {
      throw new StorageError("accessDenied", "Anonymous caller does not have access to the object.")
    }
    signedUrls.verify({ method: c.req.method, target, headers: c.req.raw.headers })
    await next()
  })

  app.put("/:bucket/:name{.+}", async (c) => {
    const target = { bucket: c.req.param("bucket"), name: c.req.param("name") }
    const bytes = await readSignedBody(c.req.raw)
    const object = await objects.put(target, bytes, uploadMetadata(c.req.raw.headers), (_, current) =>
      checkPreconditions((condition) => c.req.header(CONDITION_HEADERS[condition]), current),
    )
    return c.body(null, 200, {
      ETag: `"${etagOf(object)}"`,
      "X-Goog-Generation": String(object.generation),
      "X-Goog-Hash": `crc32c=${object.crc32c},md5=${object.md5Hash}`,
    })
  })

  // Hono answers HEAD by the same handler, without the body.
  app.get("/:bucket/:name{.+}", async (c) => {
    const [bucket, name] = [c.req.param("bucket"), c.req.param("name")]
    objects.bucket(bucket)
    const object = objects.find(bucket, name)
    if (object === undefined) throw new StorageError("noSuchKey", "The specified key does not exist.")
    const response = mediaResponse(object, await objects.bytesOf(object), c.req.header("Range"))
    override(c, response.headers, "response-content-type", "Content-Type")
    override(c, response.headers, "response-content-disposition", "Content-Disposition")
    return response
  })

  app.all("/:bucket/:name{.+}", () => {
    throw new StorageError("methodNotAllowed", "The specified method is not allowed against this resource.")
  })
  return app
}

const override = (c: Context, headers: Headers, parameter: string, header: string): void => {
  const value = c.req.query(parameter)
  if (value !== undefined) headers.set(header, value)
}
