import { err, ok, type Result } from "../../src/shared/result.ts"
import { apiClient } from "./api-client.ts"
import { boil, heatWater, mash, pitchYeast } from "./brew-day.ts"
import { brewOf } from "./brew.ts"
import type { DemoEndpoints } from "./demo-endpoints.ts"
import { importRecipe } from "./import-recipe.ts"
import { readInbox } from "./inbox.ts"
import { startPhone } from "./phone.ts"
import { planBatch } from "./plan-batch.ts"
import { pushSink } from "./push-sink.ts"
import { registerPhones } from "./register-phones.ts"
import type { Patience, Scene } from "./scene.ts"
import { signIn, signOut } from "./sign-in.ts"
import { speedUp } from "./time-lapse.ts"
import { type Say, startTranscript, StoryBroken } from "./transcript.ts"

export type Outcome = Result<
  { readonly seconds: number },
  { readonly kind: "story_broken"; readonly step: string; readonly reason: string }
>

/** What the project promises on a machine that does nothing else. */
const promised: Patience = { liveMs: 1_000, pushMs: 2_000 }

/**
 * Plays a first brew from end to end against a running stack: by the public API and the Firebase SDK only, with the
 * pushes read from the sink that stands in for the phones. Every step is checked; the first that fails ends it.
 */
export const playDemo = async (
  endpoints: DemoEndpoints,
  say: Say,
  patience: Patience = promised,
): Promise<Outcome> => {
  const start = performance.now()
  const phone = startPhone(endpoints)
  const transcript = startTranscript(say)
  const api = apiClient(endpoints.api, phone.idToken)
  try {
    await story({ transcript, api, phone, sink: pushSink(endpoints.push), patience }, endpoints)
    return ok({ seconds: (performance.now() - start) / 1000 })
  } catch (error) {
    if (!(error instanceof StoryBroken)) throw error
    return err({ kind: "story_broken", step: error.step, reason: error.message })
  } finally {
    await phone.close()
  }
}

const story = async (scene: Scene, { demo }: DemoEndpoints): Promise<void> => {
  const uid = await signIn(scene, demo)
  const phones = await registerPhones(scene)
  const recipe = await importRecipe(scene)
  const planned = await planBatch(scene, await speedUp(scene, recipe), uid)
  const brew = brewOf(scene, planned, phones)
  await heatWater(scene, brew)
  await mash(scene, brew)
  await boil(scene, brew)
  await pitchYeast(scene, brew)
  await readInbox(scene, planned, uid)
  planned.live?.stop()
  await signOut(scene, { installationIds: phones.map(({ id }) => id), livePath: planned.livePath })
}
