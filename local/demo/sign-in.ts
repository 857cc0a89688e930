import { z } from "zod"
import { nothing } from "./api-client.ts"
import type { DemoEndpoints } from "./demo-endpoints.ts"
import type { Scene } from "./scene.ts"
import { demand } from "./transcript.ts"

const Refusal = z.object({ status: z.literal(401), code: z.literal("unauthenticated"), title: z.string() })
const Me = z.object({ id: z.string() })

/** The brewer signs in. @returns Firebase's name for them */
export const signIn = async (
  { transcript, api, phone }: Scene,
  account: DemoEndpoints["demo"],
): Promise<string> => {
  transcript.chapter("Sign in")
  await transcript.step(
    "The API refuses a stranger: GET /v1/me without a token is 401",
    () => api.call({ method: "GET", path: "/v1/me", expect: 401, answer: Refusal }),
    ({ body }) => [`problem+json: ${body.code}, "${body.title}"`],
  )
  const uid = await transcript.step(
    `${account.email} signs in with the Firebase SDK`,
    () => phone.signIn(account),
    (uid) => [`Firebase calls the brewer ${uid}`],
  )
  await transcript.step(
    "The API verifies the ID token and knows the brewer: GET /v1/me",
    () => api.call({ method: "GET", path: "/v1/me", expect: 200, answer: Me }),
    ({ body }) => [`the brewer's own row is ${body.id}`],
  )
  return uid
}

/** The brewer takes the phones off the list and signs out. */
export const signOut = async (
  { transcript, api, phone }: Scene,
  { installationIds, livePath }: { readonly installationIds: readonly string[]; readonly livePath: string },
): Promise<void> => {
  transcript.chapter("Sign out")
  await transcript.step("The phones are no longer notified: DELETE /v1/me/installations/{id}", () =>
    Promise.all(
      installationIds.map((id) =>
        api.call({ method: "DELETE", path: `/v1/me/installations/${id}`, expect: 204, answer: nothing }),
      ),
    ),
  )
  await transcript.step("The brewer signs out; the API is closed again", async () => {
    await phone.signOut()
    await api.call({ method: "GET", path: "/v1/me", expect: 401, answer: Refusal })
  })
  const { live } = phone
  if (live === null) return
  await transcript.step("So is Firestore: its rules refuse the live document", async () => {
    const outcome = await live.read(livePath).catch((error: unknown) => error)
    const refused = outcome instanceof Error && "code" in outcome && outcome.code === "permission-denied"
    demand(refused, `reading ${livePath} was not refused`)
  })
}
