import * as z from "zod"
import { services } from "./services.ts"

/** The service account that may call what is for our own machines, and what its tokens are issued for. */
const invoker = {
  audience: "https://worker.example",
  email: "scheduler@demo-tests.iam.gserviceaccount.com",
} as const

/** What Google's tokens say of it, in place of what a member's say. */
const claimsOfInvoker = {
  iss: "https://accounts.google.com",
  aud: invoker.audience,
  azp: "1080",
  sub: "1080",
  email: invoker.email,
  email_verified: true,
  auth_time: null,
}

/** The variables that let it in, by the keys of the run's identity server. */
export const invokerEnvironment = () => ({
  GOOGLE_KEY_SET_URL: services().identity.keySetUrl ?? "",
  INTERNAL_AUDIENCE: invoker.audience,
  INTERNAL_INVOKER: invoker.email,
})

/** A token that the identity server really signs, with any claims over those of a good one; null removes one. */
export const mint = async (claims: Readonly<Record<string, unknown>>): Promise<string> => {
  const answer = await fetch(`${services().identity.url}/local/tokens`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ claims }),
  })
  return z.object({ token: z.string() }).parse(await answer.json()).token
}

/** A token of the service account, with any claims over its own. */
export const mintForInvoker = (claims: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  mint({ ...claimsOfInvoker, ...claims })

/** Ticks as Cloud Scheduler does. */
export const tick = async (url: string) => {
  const authorization = `Bearer ${await mintForInvoker()}`
  const answer = await fetch(`${url}/internal/tick`, { method: "POST", headers: { authorization } })
  return { status: answer.status, body: z.unknown().parse(await answer.json()) }
}
