import { z } from "zod"
import { Trouble } from "./trouble.ts"

export type DemoAccount = { readonly email: string; readonly password: string }

const demo: DemoAccount = { email: "demo@brasse-bouillon.test", password: "a brew a day" }

/** Makes the account to try things with, where it does not exist yet; by the call that the Firebase SDKs make. */
export const seedDemoAccount = async (identityUrl: string): Promise<DemoAccount> => {
  const response = await fetch(`${identityUrl}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=local`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...demo, displayName: "Demo Brewer", returnSecureToken: true }),
  })
  if (response.ok) return demo
  const answer = Refusal.parse(await response.json())
  if (answer.error.message.startsWith("EMAIL_EXISTS")) return demo
  throw new Trouble(`the identity server refused the demo account: ${answer.error.message}`)
}

const Refusal = z.object({ error: z.object({ message: z.string() }) })
