import { randomUUID, randomUUIDv7 } from "node:crypto"
import type { Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import type { Listening } from "../../local/listen.ts"
import { startPush } from "../../local/push/start-push.ts"
import type { LiveDocument } from "../../src/features/live/index.ts"
import { type FirestoreLiveStore, firestoreLiveStore } from "../../src/platform/firestore/live-store.ts"
import { describeInBrowser, withPage } from "../support/browser.ts"
import { type CuttableLink, cuttableLink } from "../support/cuttable-link.ts"
import { requires } from "../support/requires.ts"
import { services } from "../support/services.ts"

const patiently = { timeout: 20_000 }
const { firestore } = services()
const withFirestore = requires({ name: "Firestore emulator", missing: firestore.missing })

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

// Made when they are written: the tests before may have taken their time.
const alarm = () => ({
  id: "hop",
  kind: "addition_due",
  stepId: "boil",
  dueAt: inMinutes(20),
  title: { fr: "C’est le moment : Saaz", en: "Time for Saaz" },
  body: { fr: "Ajoutez 30 g de Saaz.", en: "Add 30 g of Saaz." },
})
const boil = () => ({
  id: "boil",
  name: { fr: "Ébullition", en: "Boil" },
  tip: { fr: "Ne couvrez pas.", en: "Leave the lid off." },
  state: "running",
  plannedMinutes: 60,
  startedAt: inMinutes(-30),
  dueAt: inMinutes(30),
  remainingSeconds: null,
  additions: [],
})
const mash = () => ({ ...boil(), id: "mash", name: { fr: "Empâtage", en: "Mash" }, state: "completed" })

/** The live document of a batch in the middle of its boil. */
const brewing = (version: number, changes: Record<string, unknown> = {}) =>
  ({
    version,
    name: "Simcoe IPA",
    recipeName: "Simcoe IPA",
    state: "brewing",
    currentStepId: "boil",
    steps: [mash(), boil()],
    alarms: [alarm()],
    updatedAt: inMinutes(0),
    ...changes,
  }) as LiveDocument

const live = (page: Page) => page.getByRole("region", { name: /^(Live document|Document en direct)$/ })
const timer = (page: Page) => live(page).getByRole("timer")

describeInBrowser("the live document on the page of the push sink", () => {
  withFirestore("with Firestore", () => {
    let link: CuttableLink
    let store: FirestoreLiveStore
    let sink: Listening
    let projectId: string
    let put: (document: LiveDocument, id?: string) => Promise<unknown>
    const first = randomUUIDv7()

    beforeAll(async () => {
      link = await cuttableLink(firestore.host ?? "")
    })
    afterAll(() => link.stop())
    beforeEach(async () => {
      // A project of its own: the page shows the batches of all members.
      projectId = `demo-page-${randomUUID().slice(0, 8)}`
      store = firestoreLiveStore({ projectId, emulatorHost: firestore.host ?? undefined, deadlineMs: 20_000 })
      sink = await startPush({ port: 0, firestore: { host: link.host, projectId } })
      put = (document, id = first) => store.putIfNewer(`users/brewer/batches/${id}`, document)
    })
    afterEach(async () => {
      link.mend()
      await sink.stop()
      await store.close()
    })

    const inEnglish = (work: (page: Page) => Promise<void>, query = "") =>
      withPage({ locale: "en-GB" }, async (page) => {
        await page.goto(`${sink.url}/?lang=en${query}`)
        await work(page)
      })

    test("appears by itself and follows each change, without a reload", async () => {
      await inEnglish(async (page) => {
        await live(page).getByText("No batch yet.").waitFor()
        await put(brewing(1))
        await live(page).getByRole("heading", { name: "Boil" }).waitFor()
        expect(await live(page).getByText("Step 2 of 2").isVisible()).toBe(true)
        expect(await live(page).getByText("Version 1").isVisible()).toBe(true)
        await page.evaluate("window.loadedOnce = true")

        await put(brewing(2, { steps: [], state: "fermenting", currentStepId: null, alarms: [] }))
        await live(page).getByText("Version 2").waitFor()
        expect(await live(page).locator(".state").textContent()).toBe("Fermenting")
        expect(await live(page).getByText("No step under way.").isVisible()).toBe(true)
        expect(await live(page).getByText("No alarms to come.").isVisible()).toBe(true)
        expect(await page.evaluate("window.loadedOnce")).toBe(true)
      })
    })

    test("counts down to the absolute time of the step, and stands still while it is paused", async () => {
      await put(brewing(1))
      await withPage({ locale: "en-GB" }, async (page) => {
        await page.clock.install()
        await page.goto(`${sink.url}/?lang=en`)
        await timer(page).waitFor()
        expect(await timer(page).textContent()).toMatch(/^(30:00|29:\d\d)$/)
        await page.clock.fastForward("10:00")
        await expect.poll(() => timer(page).textContent(), patiently).toMatch(/^(20:00|19:\d\d)$/)

        await put(brewing(2, { steps: [{ ...boil(), state: "paused", dueAt: null, remainingSeconds: 754 }] }))
        await live(page).getByText("Paused, with this much left").waitFor()
        expect(await timer(page).textContent()).toBe("12:34")
        await page.clock.fastForward("10:00")
        expect(await timer(page).textContent()).toBe("12:34")
      })
    })

    test("says since when a step has been over", async () => {
      await put(brewing(1, { steps: [{ ...boil(), dueAt: inMinutes(-2) }] }))
      await inEnglish(async (page) => {
        await live(page).getByText("Time has been up since").waitFor()
        expect(await timer(page).textContent()).toMatch(/^\+2:\d\d$/)
      })
    })

    test("tells the alarms to come with their texts, in the language that is chosen", async () => {
      const coming = alarm()
      await put(brewing(1, { alarms: [coming] }))
      await inEnglish(async (page) => {
        const alarms = live(page).locator(".alarms")
        await alarms.getByText("Time for Saaz").waitFor()
        expect(await alarms.getByText("Add 30 g of Saaz.").isVisible()).toBe(true)
        expect(await alarms.locator("time").getAttribute("datetime")).toBe(coming.dueAt)
        expect(await alarms.locator(".relative").textContent()).toMatch(/^in (19|20):\d\d$/)
        await page.getByRole("radio", { name: "Français" }).check()
        await alarms.getByText("C’est le moment : Saaz").waitFor()
        expect(await alarms.getByText("Ajoutez 30 g de Saaz.").isVisible()).toBe(true)
        expect(await live(page).getByRole("heading", { name: "Ébullition" }).isVisible()).toBe(true)
      })
    })

    test("shows readings, alerts, reminders, what it has no view for, and the whole as JSON", async () => {
      await put(
        brewing(1, {
          readings: [{ takenAt: inMinutes(-5), gravity: 1.05, temperatureC: 19.5 }],
          alerts: [{ kind: "fermentation_too_warm", raisedAt: inMinutes(-1), temperatureC: 25 }],
          reminders: [{ id: "r", dueAt: inMinutes(90), label: "Clean the kegs" }],
          kettle: { boilOffL: 3.5, name: { fr: "Marmite", en: "Kettle" } },
        }),
      )
      await inEnglish(async (page) => {
        await live(page).locator(".reminders").getByText("Clean the kegs").waitFor()
        expect(await live(page).locator(".readings dd").allTextContents()).toEqual(["1.050", "19.5\u00a0°C"])
        expect(await live(page).locator(".alerts").innerText()).toContain("Fermentation too warm")
        expect(await live(page).locator(".others dd").first().innerText()).toContain("3.5\u00a0L")
        expect(await live(page).locator(".others").innerText()).toContain("Kettle")
        await live(page).getByText("The whole document (JSON)").click()
        expect(JSON.parse(await live(page).locator("pre").innerText())).toMatchObject({
          version: 1,
          alarms: [{ id: "hop", kind: "addition_due" }],
        })
      })
    })

    test("shows the newest open batch, and another one when it is chosen", async () => {
      const second = randomUUIDv7()
      await put(brewing(1, { name: "Bitter" }))
      await put(brewing(1, { name: "Stout" }), second)
      await put(brewing(1, { name: "Drunk long ago", state: "completed" }), randomUUIDv7())
      await inEnglish(async (page) => {
        await live(page).locator(".batch-name").getByText("Stout").waitFor()
        await page.getByRole("combobox", { name: "Batch" }).selectOption({ label: "Bitter · Brewing" })
        await live(page).locator(".batch-name").getByText("Bitter").waitFor()
        expect(new URL(page.url()).searchParams.get("batch")).toBe(first)
        await page.reload()
        await live(page).locator(".batch-name").getByText("Bitter").waitFor()
      })
    })

    test("says when Firestore is gone, keeps what it had, and goes on when it is back", async () => {
      await put(brewing(1))
      await inEnglish(async (page) => {
        await live(page).getByText("Version 1").waitFor()
        link.cut()
        await live(page).getByText("Firestore no longer answers").waitFor()
        expect(await live(page).getByRole("heading", { name: "Boil" }).isVisible()).toBe(true)
        await put(brewing(2))
        link.mend()
        await live(page).getByText("Version 2").waitFor()
        expect(await live(page).getByText("Kept up to date by Firestore").isVisible()).toBe(true)
      })
    })

    test("shows markup as text, and a document of a wrong shape as far as it goes", async () => {
      const attack = `<img src=x onerror="window.stolen = 1"><script>window.stolen = 1</script>`
      const document = {
        version: 1,
        name: attack,
        state: attack,
        currentStepId: "odd",
        steps: [{ id: "odd", name: attack, tip: attack, state: attack, dueAt: attack, plannedMinutes: "x" }],
        alarms: [attack, { title: attack, body: attack, dueAt: attack }],
        readings: { [attack]: { [attack]: attack } },
        alerts: [{ [attack]: [attack] }],
        [attack]: [attack],
      }
      await put(document)
      await inEnglish(async (page) => {
        const complaints: string[] = []
        page.on("pageerror", (error) => complaints.push(error.message))
        await live(page).locator(".batch-name").getByText(attack).waitFor()
        expect(await page.locator("body :is(img, script)").count()).toBe(0)
        expect(await page.evaluate("window.stolen")).toBeUndefined()
        expect(complaints).toEqual([])
      })
    })
  })

  test("says so where there is no Firestore, and why", async () => {
    const missing = "there is no Java (install one, 17 or later, or set JAVA_HOME)"
    const sink = await startPush({ port: 0, firestore: { host: null, missing } })
    await withPage({ locale: "fr-FR" }, async (page) => {
      await page.goto(sink.url)
      await live(page).getByText("Pas de Firestore ici").waitFor()
      expect(await live(page).getByText(missing).isVisible()).toBe(true)
    })
    await sink.stop()
  })
})
