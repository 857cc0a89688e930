import { setTimeout as sleep } from "node:timers/promises"
import { Firestore } from "@google-cloud/firestore"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openStage, type Stage } from "../features/stage.ts"
import { type CallFate, type FirestoreProxy, startFirestoreProxy } from "../support/firestore-proxy.ts"
import { requires } from "../support/requires.ts"
import { services } from "../support/services.ts"
import { type Brew, brewing } from "./brewing.ts"
import { differences } from "./differences.ts"
import { figuresOf } from "./figures.ts"
import { liveVersionOf } from "./live-version-of.ts"
import { mostWithin } from "./most-within.ts"
import { startProjections } from "./projection-fleet.ts"
import { isFull, sized } from "./sizes.ts"
import { toggle } from "./toggle.ts"
import { untilProjected } from "./until-projected.ts"
import { watch } from "./watch.ts"

/** Seconds before the outage, of it, and after it; changes a second all the while; and to how many batches in turn. */
const size = sized(
  { before: 30, out: 60, after: 10, rate: 10, batches: 50 },
  { before: 2, out: 4, after: 1, rate: 10, batches: 50 },
)
/** In which calls are counted, wherever they begin. */
const windowMs = 1_000 * sized(10, 2)
/** Until every document that was changed in the outage is right again. */
const barSeconds = 5

const outages = sized<readonly CallFate[]>(["unavailable", "no answer"], ["unavailable"])
const { firestore, projectId } = services()

requires({ name: "Firestore emulator", missing: firestore.missing })("live documents", () => {
  describe.each(outages)(`Firestore is out for ${size.out} s (%s)`, (fate) => {
    let stage: Stage
    let proxy: FirestoreProxy
    let phones: Firestore
    let brews: readonly Brew[] = []
    beforeAll(async () => {
      stage = await openStage()
      proxy = await startFirestoreProxy(firestore.host ?? "")
      phones = new Firestore({ projectId, host: firestore.host ?? "", ssl: false })
      brews = await brewing(stage, size.batches)
    })
    afterAll(async () => {
      await phones.terminate()
      await proxy.close()
    })

    test(
      "it is asked hardly more often than before, and all documents are right soon after it is back",
      { timeout: sized(400_000, 120_000) },
      async (context) => {
        const figures = figuresOf(context)
        const fleet = await startProjections(1, {
          PROJECT_ID: projectId,
          DATABASE_URL: stage.database.url,
          FIRESTORE_EMULATOR_HOST: proxy.host,
          WORKER_CONCURRENCY: "8",
        })
        // What lay there from the making of the batches is none of the steady traffic.
        await untilProjected(stage)
        const watched = brews.map((brew) => ({ brew, phone: watch(phones, brew) }))
        const from = Date.now() + 1_000
        const out = { from: from + size.before * 1_000, to: from + (size.before + size.out) * 1_000 }
        const changed = new Set<Brew>()
        const changing = steadily(from, async (index) => {
          const half = halfAt(brews, out)
          const brew = half[index % half.length]
          if (!brew) throw new Error("there is a brew")
          await toggle(stage, brew)
          if (Date.now() >= out.from && Date.now() < out.to) changed.add(brew)
        })
        await sleep(out.from - Date.now())
        proxy.decide(() => fate)
        await sleep(out.to - Date.now())
        proxy.decide(() => "through")
        const backAt = performance.now()
        const rightAt = await Promise.all(
          watched
            .filter(({ brew }) => changed.has(brew))
            .map(async ({ brew, phone }) => phone.reached(await liveVersionOf(stage, brew))),
        )
        await changing
        await untilProjected(stage)
        await fleet.stop()
        for (const { phone } of watched) phone.stop()

        const asked = proxy.calls.map(({ at }) => at)
        const normal = mostWithin(asked, { from, to: out.from, windowMs })
        const meanwhile = mostWithin(asked, { ...out, windowMs })
        const calls = asked.filter((at) => at >= out.from && at < out.to).length
        figures.tell("Changes each second, to how many batches", `${size.rate}, ${size.batches}`)
        figures.tell("Calls in the outage", `${calls} for ${size.out * size.rate} changes`)
        const times = meanwhile / normal
        figures.hold(
          `Calls in any ${windowMs / 1000} s of it, to those in the busiest of the time before`,
          "≤ 1.1",
          `${times.toFixed(2)} (${meanwhile} to ${normal})`,
          !isFull || times <= 1.1,
        )
        const soon = Math.max(...rightAt.map((at) => at - backAt)) / 1000
        figures.hold(
          "Until each document that was changed in it was right again",
          `≤ ${barSeconds} s`,
          `${soon.toFixed(1)} s (${rightAt.length} documents)`,
          !isFull || soon <= barSeconds,
        )
        const wrong = await differences(stage, phones, brews)
        figures.hold(
          "Documents that differ from their rows in the end",
          "0",
          wrong.length,
          wrong.length === 0,
        )
        expect(rightAt.length).toBeGreaterThan(0)
        expect(wrong).toEqual([])
        expect(figures.broken()).toEqual([])
      },
    )
  })
})

/**
 * Which batches change just now: in the first half of the outage these, then the others, so that some have waited for
 * long when it is over, and nothing else brings them up to date.
 */
const halfAt = (
  brews: readonly Brew[],
  out: { readonly from: number; readonly to: number },
): readonly Brew[] => {
  const now = Date.now()
  if (now < out.from) return brews
  const half = brews.length / 2
  return now < (out.from + out.to) / 2 ? brews.slice(0, half) : brews.slice(half)
}

/** Does something at a steady rate, from before the outage until after it. */
const steadily = async (from: number, change: (index: number) => Promise<void>): Promise<void> => {
  const count = (size.before + size.out + size.after) * size.rate
  for (let index = 0; index < count; index += 1) {
    await sleep(Math.max(0, from + (index * 1_000) / size.rate - Date.now()))
    await change(index)
  }
}
