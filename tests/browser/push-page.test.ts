import type { Page } from "playwright-core"
import { afterEach, beforeEach, expect, test } from "vitest"
import type { Listening } from "../../local/listen.ts"
import { startPush } from "../../local/push/start-push.ts"
import { describeInBrowser, withPage } from "../support/browser.ts"

describeInBrowser("the page of the push sink", () => {
  let sink: Listening
  beforeEach(async () => {
    sink = await startPush({ port: 0 })
  })
  afterEach(() => sink.stop())

  const send = async (message: object) => {
    const answer = await fetch(`${sink.url}/v1/projects/demo-brasse-bouillon/messages:send`, {
      method: "POST",
      headers: { Authorization: "Bearer local" },
      body: JSON.stringify({ message }),
    })
    expect(answer.status).toBe(200)
  }
  const notify = (title: string, body: string) => send({ token: "phone-1", notification: { title, body } })
  const titles = (page: Page) => page.locator("#messages h2").allTextContents()

  test("shows a new message without a reload, newest first", async () => {
    await notify("Mash in", "67 °C")
    await withPage({ locale: "en-GB" }, async (page) => {
      await page.goto(sink.url)
      await page.getByRole("heading", { name: "Mash in" }).waitFor()
      await notify("Add hops", "Saaz, 30 g\nSterling, 10 g")
      await page.getByRole("heading", { name: "Add hops" }).waitFor()
      expect(await titles(page)).toEqual(["Add hops", "Mash in"])
      expect(await page.locator(".body").first().innerText()).toBe("Saaz, 30 g\nSterling, 10 g")
      await page.getByRole("button", { name: "Clear all" }).click()
      await page.getByText("No notification yet.").waitFor()
      expect(await titles(page)).toEqual([])
    })
  })

  test("shows markup as text and runs none of it", async () => {
    const attack = `</script><script>window.stolen = 1</script><img src=x onerror="window.stolen = 1">`
    await send({ token: attack, notification: { title: attack, body: attack }, data: { [attack]: attack } })
    await withPage({}, async (page) => {
      const requests: string[] = []
      page.on("request", (request) => requests.push(request.url()))
      await page.goto(sink.url)
      await page.locator("#messages h2").waitFor()
      expect(await titles(page)).toEqual([attack])
      expect(await page.locator(".body").innerText()).toBe(attack)
      expect(await page.locator("#messages :is(img, script)").count()).toBe(0)
      expect(await page.evaluate("window.stolen")).toBeUndefined()
      expect(requests.filter((url) => !url.startsWith(sink.url) && !url.startsWith("data:"))).toEqual([])
    })
  })

  test("speaks the reader's language and follows light and dark", async () => {
    const seen = async (locale: string, colorScheme: "light" | "dark") =>
      withPage({ locale, colorScheme }, async (page) => {
        await page.goto(sink.url)
        const background = await page.evaluate("getComputedStyle(document.body).backgroundColor")
        return { heading: await page.locator("h1").innerText(), background }
      })
    const light = await seen("fr-FR", "light")
    const dark = await seen("en-US", "dark")
    expect([light.heading, dark.heading]).toEqual([
      "Ce que les téléphones ont reçu",
      "What the phones received",
    ])
    expect(light.background).not.toBe(dark.background)
  })

  test("shows what a platform's own text says, and silent messages as such", async () => {
    await send({
      token: "iphone",
      apns: { payload: { aps: { alert: { title: "Empâtage", body: "67 °C" } } } },
    })
    await send({ token: "phone-1", data: { kind: "refresh" } })
    await withPage({ locale: "fr-FR" }, async (page) => {
      await page.goto(sink.url)
      await page.getByRole("heading", { name: "Empâtage" }).waitFor()
      expect(await titles(page)).toEqual(["Message silencieux", "Empâtage"])
    })
  })

  test("says when the server is gone", async () => {
    const passing = await startPush({ port: 0 })
    await withPage({ locale: "en-GB" }, async (page) => {
      await page.goto(passing.url)
      await page.getByText("No notification yet.").waitFor()
      await passing.stop()
      const notice = page.getByText("The local server no longer answers.")
      await notice.waitFor()
      expect(await notice.isVisible()).toBe(true)
    })
  })
})
