import { randomUUID, randomUUIDv7 } from "node:crypto"
import type { z } from "zod"
import { type DemoBatch, DemoBatchWire, type DemoStep, LiveBatch } from "./demo-batch.ts"
import type { Scene } from "./scene.ts"
import type { DemoRecipe } from "./time-lapse.ts"
import { demand } from "./transcript.ts"
import type { WatchedDocument } from "./watched-document.ts"

export type PlannedBatch = {
  readonly batch: DemoBatch
  /** Where the live document lies in Firestore. */
  readonly livePath: string
  /** Null where there is no Firestore. */
  readonly live: WatchedDocument<z.output<typeof LiveBatch>> | null
}

/** The brewer plans a batch. The phone makes its id, so that it can listen to the live document from the start. */
export const planBatch = async (scene: Scene, recipe: DemoRecipe, uid: string): Promise<PlannedBatch> => {
  const { transcript, api, patience } = scene
  transcript.chapter("Plan a batch, and watch it live")
  const id = randomUUIDv7()
  const livePath = `users/${uid}/batches/${id}`
  const live = await listen(scene, livePath)
  const call = {
    method: "POST",
    path: "/v1/batches",
    expect: 201,
    answer: DemoBatchWire,
    json: { id, recipeId: recipe.id },
    headers: { "idempotency-key": randomUUID() },
  } as const
  const { body: batch, at } = await transcript.step(
    "A batch takes a frozen copy of the recipe: POST /v1/batches with an Idempotency-Key",
    () => api.call(call),
    ({ body }) => ["the brew is laid out:", ...body.steps.map(planned)],
  )
  if (live !== null) {
    await transcript.step(
      "The phone sees it",
      () => live.until(({ state }) => state === "planned", patience.liveMs),
      (seen) => [`${Math.max(0, seen.at - at)} ms after the API's answer`],
    )
  }
  await transcript.step(
    "The answer was lost on the way, so the phone asks again: still one batch",
    async () => {
      const again = await api.call(call)
      demand(again.body.id === batch.id, "the repeat made a second batch")
      demand(again.headers.get("idempotency-replayed") === "true", "the repeat is not marked as one")
    },
  )
  return { batch, livePath, live }
}

const listen = async ({ transcript, phone }: Scene, path: string): Promise<PlannedBatch["live"]> => {
  const { live } = phone
  if (live !== null) {
    return transcript.step("The phone listens: onSnapshot on users/{uid}/batches/{id} in Firestore", () =>
      live.watch(path, LiveBatch),
    )
  }
  transcript.skip("watching the live document in Firestore", "there is no emulator on this machine")
  return null
}

const planned = ({ name, plannedMinutes, day }: DemoStep): string => {
  const lasts = plannedMinutes === null ? "until the brewer says so" : `${plannedMinutes * 60} s`
  return `  ${name.en}: ${day === null ? lasts : `day ${day}`}`
}
