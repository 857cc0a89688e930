import { randomUUID, randomUUIDv7 } from "node:crypto"
import { anything } from "./api-client.ts"
import type { Installation, Scene } from "./scene.ts"

/** The brewer has two phones, one in French and one in English. Their FCM tokens are made up. */
export const registerPhones = async ({ transcript, api }: Scene): Promise<readonly Installation[]> => {
  transcript.chapter("Register two phones")
  const phones: readonly Installation[] = [
    { name: "iPhone, French", platform: "ios", locale: "fr", ...identity() },
    { name: "Android, English", platform: "android", locale: "en", ...identity() },
  ]
  for (const { id, name, token, platform, locale } of phones) {
    const path = `/v1/me/installations/${id}`
    const json = { token, platform, locale, appVersion: "1.0.0" }
    await transcript.step(`${name}: PUT /v1/me/installations/{id}`, () =>
      api.call({ method: "PUT", path, expect: 200, answer: anything, json }),
    )
  }
  return phones
}

const identity = () => ({ id: randomUUIDv7(), token: `demo-${randomUUID()}` })
