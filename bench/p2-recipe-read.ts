import type { Cloud } from "./cloud.ts"
import { costOver, costRatio, type Outcome } from "./goal.ts"
import { compare } from "./measure.ts"
import { requestSlices, startServer } from "./measured-server.ts"
import { recipeId, seedRecipes } from "./seed-recipes.ts"

const rows = Number(process.env["BENCH_ROWS"] ?? 1_000_000)
const perSlice = 2_000

/** P2 and P13: reading a recipe among a million, against the bare query, and against finding it unchanged. */
export const measureRecipeRead = async (cloud: Cloud): Promise<readonly Outcome[]> => {
  const { headers } = await cloud.signUp()
  const ours = await startServer("candidate/stack-server.ts", cloud.env)
  const ownerId = await seedRecipes({
    api: `http://127.0.0.1:${ours.port}`,
    headers,
    ownerUrl: cloud.database.owner,
    count: rows,
  })
  const raw = await startServer("reference/raw-recipe-server.ts", { ...cloud.env, OWNER_ID: ownerId })
  try {
    const path = (): string => `/v1/recipes/${recipeId(1 + Math.floor(Math.random() * rows))}`
    const reads = { path, headers, expectedStatus: 200 }
    const unchanged = { path, headers: { ...headers, "if-none-match": '"1-fr"' }, expectedStatus: 304 }
    const rounds = { rounds: 21, warmUp: 8 }
    const candidate = await requestSlices(ours, reads, perSlice)
    const read = await compare({
      reference: await requestSlices(raw, reads, perSlice),
      candidate,
      ...rounds,
    })
    const revalidation = await compare({
      reference: candidate,
      candidate: await requestSlices(ours, unchanged, perSlice),
      ...rounds,
    })
    const scale = `${rows.toLocaleString("en")} recipes`
    return [
      {
        id: "P2",
        what: `authenticated recipe read, ${scale}: CPU of node:http with the same query / ours`,
        bar: { atLeast: 0.85, aim: 1 },
        ...costRatio(read, "µs CPU"),
      },
      {
        id: "P13",
        what: `a 304 / the 200, ${scale}`,
        bar: { atMost: 0.7, aim: 0.7 },
        ...costOver(revalidation, "µs CPU"),
      },
    ]
  } finally {
    await Promise.all([raw.stop(), ours.stop()])
  }
}
