import { benchPath } from "./bench-route.ts"
import type { Cloud } from "./cloud.ts"
import { costRatio, type Outcome } from "./goal.ts"
import { compare } from "./measure.ts"
import { requestSlices, startServer } from "./measured-server.ts"

const perSlice = 3_000

/** P1: everything that every request goes through, on an answer that costs nothing itself. */
export const measureStack = async (cloud: Cloud): Promise<readonly Outcome[]> => {
  const { headers } = await cloud.signUp()
  const raw = await startServer("reference/raw-server.ts")
  const ours = await startServer("candidate/stack-server.ts", cloud.env)
  try {
    const requests = { path: () => benchPath, headers, expectedStatus: 200 }
    const comparison = await compare({
      reference: await requestSlices(raw, requests, perSlice),
      candidate: await requestSlices(ours, requests, perSlice),
      rounds: 21,
      warmUp: 20,
    })
    return [
      {
        id: "P1",
        what: "the whole stack on a trivial JSON GET: CPU of raw node:http / ours",
        bar: { atLeast: 0.5, aim: 0.6 },
        ...costRatio(comparison, "µs CPU"),
      },
    ]
  } finally {
    await Promise.all([raw.stop(), ours.stop()])
  }
}
