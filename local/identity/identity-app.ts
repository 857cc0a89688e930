import { Hono } from "hono"
import { cors } from "hono/cors"
import { z } from "zod"
import { create } from "./calls/create.ts"
import { deleteMany, deleteOne, deleteOwn } from "./calls/delete.ts"
import { list, query } from "./calls/list.ts"
import { lookup, lookupOwn } from "./calls/lookup.ts"
import { refresh } from "./calls/refresh.ts"
import { signInWithCustomToken } from "./calls/sign-in-with-custom-token.ts"
import { signInWithPassword } from "./calls/sign-in-with-password.ts"
import { signUp } from "./calls/sign-up.ts"
import { update, updateOwn } from "./calls/update.ts"
import type { Identity } from "./identity.ts"
import { IdentityError, identityErrorBody } from "./identity-error.ts"

const TOOLKIT = "/identitytoolkit.googleapis.com/v1"
/** What firebase-admin sends to an emulator. */
const ADMIN = "Bearer owner"
const KEY_SET_MAX_AGE_SECONDS = 300

type Call = (identity: Identity, body: unknown) => unknown

/** The paths that the SDKs call when they are told of an emulator, and a few of our own for tests. */
export const identityApp = (identity: Identity): Hono => {
  const app = new Hono()
  app.use(cors())

  const client = (name: string, call: Call) =>
    app.post(`${TOOLKIT}/accounts:${name}`, async (c) => c.json(await call(identity, await c.req.json())))
  client("signUp", signUp)
  client("signInWithPassword", signInWithPassword)
  client("signInWithCustomToken", signInWithCustomToken)
  client("lookup", lookupOwn)
  client("update", updateOwn)
  client("delete", deleteOwn)
  // With protection against enumeration Firebase no longer tells who has an account.
  client("createAuthUri", () => ({ sessionId: crypto.randomUUID() }))
  app.post("/securetoken.googleapis.com/v1/token", async (c) =>
    c.json(await refresh(identity, await c.req.parseBody())),
  )

  app.use(`${TOOLKIT}/projects/:projectId/*`, async (c, next) => {
    if (c.req.header("Authorization") !== ADMIN) {
      throw new IdentityError("PERMISSION_DENIED", "only firebase-admin may call this", 403)
    }
    if (c.req.param("projectId") !== identity.projectId) throw new IdentityError("PROJECT_NOT_FOUND")
    await next()
  })
  const admin = (name: string, call: Call) =>
    app.post(`${TOOLKIT}/projects/:projectId/accounts${name}`, async (c) =>
      c.json(await call(identity, await c.req.json())),
    )
  admin("", create)
  admin(":lookup", lookup)
  admin(":update", update)
  admin(":delete", deleteOne)
  admin(":batchDelete", deleteMany)
  admin(":query", query)
  app.get(`${TOOLKIT}/projects/:projectId/accounts:batchGet`, (c) => c.json(list(identity, c.req.query())))

  app.get("/.well-known/jwks.json", (c) => {
    c.header("Cache-Control", `public, max-age=${KEY_SET_MAX_AGE_SECONDS}`)
    return c.json(identity.keys.keySet())
  })
  app.post("/local/rotate-keys", async (c) => {
    await identity.keys.rotate({ dropOld: c.req.query("drop") === "true" })
    return c.json(identity.keys.keySet())
  })
  app.post("/local/tokens", async (c) => {
    const { claims } = z.object({ claims: z.record(z.string(), z.unknown()) }).parse(await c.req.json())
    return c.json({ token: await identity.idTokens.mint(claims) })
  })

  app.notFound((c) => {
    const missing = `${c.req.method} ${c.req.path} is not part of the local identity server`
    return c.json(identityErrorBody(new IdentityError("OPERATION_NOT_ALLOWED", missing)), 400)
  })
  app.onError((error, c) => {
    const refusal = asRefusal(error)
    if (refusal === undefined) {
      console.error("the identity server failed:", error)
      return c.json({ error: { code: 500, message: "INTERNAL_ERROR" } }, 500)
    }
    return c.json(identityErrorBody(refusal), refusal.status)
  })
  return app
}

const asRefusal = (error: Error): IdentityError | undefined => {
  if (error instanceof IdentityError) return error
  if (error instanceof z.ZodError) return new IdentityError("INVALID_ARGUMENT", z.prettifyError(error))
  if (error instanceof SyntaxError) return new IdentityError("INVALID_ARGUMENT", error.message)
  return undefined
}
