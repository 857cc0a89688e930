import { z } from "zod"
import type { ImportedRecipe } from "./import-recipe.ts"
import type { Scene } from "./scene.ts"
import { demand } from "./transcript.ts"

/** A minute of the recipe lasts a quarter of a second: half an hour of boiling is 7.5 s. */
const pace = 1 / 240

const Recipe = z.object({ id: z.string(), name: z.string(), boilMinutes: z.number(), version: z.number() })
export type DemoRecipe = z.output<typeof Recipe>

/**
 * Nobody wants to watch a real boil here, so the recipe is changed to one that brews in seconds: the same additions in
 * the same order, at a fraction of their time. Everything else runs as it does on a real brew day.
 */
export const speedUp = async (
  { transcript, api }: Scene,
  { id, name, boilMinutes, hops, mash }: ImportedRecipe,
): Promise<DemoRecipe> => {
  transcript.chapter("A time-lapse of it: every minute lasts 0.25 s")
  const path = `/v1/recipes/${id}`
  const etag = await transcript.step(
    "Reads the recipe with its ETag: GET /v1/recipes/{id}",
    async () => {
      const { headers } = await api.call({ method: "GET", path, expect: 200, answer: Recipe })
      const etag = headers.get("etag")
      demand(etag !== null, "the answer has no ETag")
      return etag
    },
    (etag) => [`ETag: ${etag}`],
  )
  const [longest] = mash.steps.toSorted((a, b) => b.minutes - a.minutes)
  const json = {
    name: `${name} (time-lapse)`,
    boilMinutes: boilMinutes * pace,
    hops: hops.map((hop) => (hop.use === "boil" ? { ...hop, minutes: hop.minutes * pace } : hop)),
    mash: { steps: longest ? [{ ...longest, minutes: mashMinutes * pace }] : [] },
  }
  return transcript.step(
    "Changes it: PATCH /v1/recipes/{id} with If-Match",
    async () => {
      const headers = { "if-match": etag }
      const { body } = await api.call({ method: "PATCH", path, expect: 200, answer: Recipe, json, headers })
      return body
    },
    (recipe) => [
      `"${recipe.name}" boils for ${recipe.boilMinutes * 60} s; it is at version ${recipe.version}`,
    ],
  )
}

/** One mash step is enough to see. */
const mashMinutes = 30
