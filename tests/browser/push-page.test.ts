import type { Page } from "playwright-core"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Listening } from "../../local/listen.ts"
import { startPush } from "../../local/push/start-push.ts"
import { describeInBrowser, withPage } from "../support/browser.ts"
import { sendPush, sendRaw, type TestPush } from "../support/push-sink.ts"

const patiently = { timeout: 20_000 }
const looks = ["ios", "android"] as const

describeInBrowser("the lock screen on the page of the push sink", () => {
  let sink: Listening
  beforeEach(async () => {
    sink = await startPush({ port: 0 })
  })
  afterEach(() => sink.stop())

  const push = (sent: TestPush) => sendPush(sink.url, sent)
  const screen = (page: Page) => page.getByRole("region", { name: /^(Lock screen|Écran verrouillé)/ })
  const card = (page: Page, title: string) => screen(page).getByRole("heading", { name: title, exact: true })
  const titles = (page: Page) => screen(page).locator(".card:visible h3").allTextContents()
  const openStack = (page: Page) => screen(page).locator("button[aria-expanded=false]:visible").click()
  const fates = (page: Page) => page.locator(".log .fate").allTextContents()

  describe.each(looks)("with the look of %s", (look) => {
    const url = (more = "") => `${sink.url}/?look=${look}&lang=en${more}`

    test("shows a new message without a reload, on top of its stack", async () => {
      await push({ title: "Mash in", body: "67 °C" })
      await withPage({}, async (page) => {
        await page.goto(url())
        await card(page, "Mash in").waitFor()
        await push({ title: "Add hops", body: "Saaz, 30 g\nSterling, 10 g" })
        await card(page, "Add hops").waitFor()
        await openStack(page)
        expect(await titles(page)).toEqual(["Add hops", "Mash in"])
        expect(await screen(page).locator(".body:visible").first().innerText()).toBe(
          "Saaz, 30 g\nSterling, 10 g",
        )
      })
    })

    test("shows a repeat of a message once, and a later one of the same id in its place", async () => {
      await push({ id: "mash", title: "Mash: time is up" })
      await push({ id: "hop", title: "Time for Saaz" })
      await push({ id: "hop", title: "Time for Saaz" })
      await withPage({}, async (page) => {
        await page.goto(url())
        await openStack(page)
        expect(await titles(page)).toEqual(["Time for Saaz", "Mash: time is up"])
        await push({ id: "mash", title: "Mash: ten minutes more" })
        await card(page, "Mash: ten minutes more").waitFor()
        expect(await titles(page)).toEqual(["Mash: ten minutes more", "Time for Saaz"])
      })
    })

    test("shows nothing of a silent message, which is told in the list of messages", async () => {
      await sendRaw(sink.url, { token: "phone-1", data: { kind: "refresh" } })
      await withPage({}, async (page) => {
        await page.goto(url())
        await page.getByText("Silent: shows nothing").waitFor()
        expect(await titles(page)).toEqual([])
        expect(await screen(page).getByText("No notifications").isVisible()).toBe(true)
      })
    })

    test("what an offline phone was sent waits, and is not shown when it comes too late", async () => {
      await push({ id: "first", title: "Online" })
      await withPage({}, async (page) => {
        await page.goto(url())
        const offline = page.getByRole("switch", { name: "Offline" })
        await offline.check()
        await page.locator(".screen[data-offline=true]").waitFor()
        await push({ id: "late", title: "Time for Saaz", collapseKey: "additions", worthSeconds: 0 })
        await push({ id: "still-good", title: "Mash: time is up" })
        await expect
          .poll(() => fates(page), patiently)
          .toEqual(["Waits for the phone", "Waits for the phone", "Shown"])
        expect(await titles(page)).toEqual(["Online"])

        await offline.uncheck()
        await card(page, "Mash: time is up").waitFor()
        expect(await fates(page)).toEqual(["Shown", "Came too late: never shown", "Shown"])
        await openStack(page)
        expect(await titles(page)).toEqual(["Mash: time is up", "Online"])
      })
    })

    test("shows nothing of another phone, until that one is chosen; the address remembers it", async () => {
      await push({ token: "french-phone", title: "C’est le moment : Saaz" })
      await push({ token: "english-phone", title: "Time for Saaz" })
      await withPage({}, async (page) => {
        await page.goto(url("&phone=english-phone"))
        await card(page, "Time for Saaz").waitFor()
        expect(await titles(page)).toEqual(["Time for Saaz"])
        expect(await page.locator(".log li").count()).toBe(1)
        await page.getByRole("combobox", { name: "Phone" }).selectOption("french-phone")
        await card(page, "C’est le moment : Saaz").waitFor()
        expect(await titles(page)).toEqual(["C’est le moment : Saaz"])
        expect(new URL(page.url()).searchParams.get("phone")).toBe("french-phone")
        await page.reload()
        await card(page, "C’est le moment : Saaz").waitFor()
      })
    })

    test("marks what is urgent, for those who listen, too", async () => {
      await push({ title: "Time for Saaz", urgent: true })
      await withPage({}, async (page) => {
        await page.goto(url())
        await card(page, "Time for Saaz").waitFor()
        expect(await screen(page).locator(".card .mark").textContent()).toBe("Time sensitive")
        await push({ title: "A comment" })
        await card(page, "A comment").waitFor()
        expect(await screen(page).locator(".card .mark").count()).toBe(1)
      })
    })

    test("shows markup as text, runs none of it, and asks for nothing from elsewhere", async () => {
      const attack = `</script><script>window.stolen = 1</script><img src=x onerror="window.stolen = 1">`
      await sendRaw(sink.url, {
        token: attack,
        notification: { title: attack, body: attack, image: "http://elsewhere.example/x.png" },
        data: { [attack]: attack },
        android: { notification: { tag: attack, icon: "http://elsewhere.example/x.png" } },
      })
      await withPage({}, async (page) => {
        const requests: string[] = []
        const complaints: string[] = []
        page.on("request", (request) => requests.push(request.url()))
        page.on("pageerror", (error) => complaints.push(error.message))
        page.on("console", (message) => {
          if (message.type() === "error") complaints.push(message.text())
        })
        await page.goto(url())
        await card(page, attack).waitFor()
        expect(await screen(page).locator(".body").innerText()).toBe(attack)
        await page.getByText("The message as it was sent").click()
        expect(await page.locator(".log pre").innerText()).toContain("elsewhere.example")
        expect(await page.locator("body :is(img, script)").count()).toBe(0)
        expect(await page.evaluate("window.stolen")).toBeUndefined()
        expect(requests.filter((to) => !to.startsWith(sink.url) && !to.startsWith("data:"))).toEqual([])
        expect(complaints).toEqual([])
      })
    })
  })

  test("reads each platform's own texts", async () => {
    await sendRaw(sink.url, {
      token: "phone-1",
      notification: { title: "Both" },
      apns: { payload: { aps: { alert: { title: "For the iPhone" } } } },
      android: { notification: { title: "For Android" } },
    })
    await withPage({}, async (page) => {
      await page.goto(`${sink.url}/?look=ios&lang=en`)
      await card(page, "For the iPhone").waitFor()
      await page.getByRole("radio", { name: "Android" }).check()
      await card(page, "For Android").waitFor()
      expect(await titles(page)).toEqual(["For Android"])
    })
  })

  test("lays what belongs to one batch on one stack", async () => {
    await push({ title: "Boil: time is up", thread: "ipa" })
    await push({ title: "Dry hops", thread: "stout" })
    await push({ title: "Chill", thread: "ipa" })
    await withPage({}, async (page) => {
      await page.goto(`${sink.url}/?look=ios&lang=en`)
      await card(page, "Chill").waitFor()
      expect(await titles(page)).toEqual(["Chill", "Dry hops"])
      await openStack(page)
      expect(await titles(page)).toEqual(["Chill", "Boil: time is up", "Dry hops"])
    })
  })

  test("speaks French or English, as the browser asks or as it was chosen, and the address remembers it", async () => {
    await withPage({ locale: "en-GB" }, async (page) => {
      await page.goto(sink.url)
      await page.getByRole("heading", { name: "The brew, as the phone shows it" }).waitFor()
      await page.getByRole("radio", { name: "Français" }).check()
      await page.getByRole("heading", { name: "Le brassin, vu du téléphone" }).waitFor()
      await page.getByRole("radio", { name: "Android" }).check()
      await page.getByRole("region", { name: "Écran verrouillé, Android" }).waitFor()
      expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ look: "android", lang: "fr" })

      await page.reload()
      await page.getByRole("region", { name: "Écran verrouillé, Android" }).waitFor()
      expect(await page.locator("html").getAttribute("lang")).toBe("fr")
      await push({ title: "Time for Saaz", urgent: true })
      await card(page, "Time for Saaz").waitFor()
      expect(await screen(page).locator(".card time").textContent()).toBe("maintenant")
      expect(await screen(page).locator(".card .mark").textContent()).toBe("Urgent")
    })
  })

  test("speaks French to a browser that asks for neither", async () => {
    await withPage({ locale: "de-DE" }, async (page) => {
      await page.goto(sink.url)
      await page.getByText("Aucune notification").waitFor()
      expect(await page.locator("html").getAttribute("lang")).toBe("fr")
    })
  })

  test("follows light and dark", async () => {
    const background = (colorScheme: "light" | "dark") =>
      withPage({ colorScheme }, async (page) => {
        await page.goto(sink.url)
        await screen(page).waitFor()
        return page.evaluate("getComputedStyle(document.body).backgroundColor")
      })
    expect(await background("light")).not.toBe(await background("dark"))
  })

  test("is worked by keyboard alone", async () => {
    await push({ title: "Mash in" })
    await push({ title: "Add hops" })
    await withPage({ locale: "en-GB" }, async (page) => {
      await page.goto(`${sink.url}/?look=ios&lang=en`)
      await card(page, "Add hops").waitFor()
      await page.getByRole("radio", { name: "iOS" }).focus()
      await page.keyboard.press("ArrowRight")
      await page.getByRole("region", { name: "Lock screen, Android" }).waitFor()
      expect(await page.evaluate("document.activeElement.id")).toBe("look-android")
      await screen(page).getByRole("button", { name: "1 more notification" }).focus()
      await page.keyboard.press("Enter")
      expect(
        await screen(page).getByRole("button", { name: "Show less" }).getAttribute("aria-expanded"),
      ).toBe("true")
    })
  })

  test("fits a small screen: nothing sticks out to the side", async () => {
    await push({ title: "A title without a gap: ".padEnd(300, "x"), body: "y".repeat(500) })
    await withPage({ locale: "en-GB" }, async (page) => {
      for (const width of [320, 390, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await page.goto(sink.url)
        await screen(page).waitFor()
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width)
      }
    })
  })

  test("an open detail stays open when the next message comes; all are cleared at once", async () => {
    await push({ title: "Mash in" })
    await withPage({ locale: "en-GB" }, async (page) => {
      await page.goto(sink.url)
      await page.getByText("The message as it was sent").click()
      await push({ title: "Add hops" })
      await card(page, "Add hops").waitFor()
      expect(await page.locator(".log details[open]").count()).toBe(1)
      await page.getByRole("button", { name: "Clear all" }).click()
      await page.getByText("Nothing has come yet.").waitFor()
      expect(await titles(page)).toEqual([])
    })
  })

  test("says when the server is gone, and goes on when it is back", async () => {
    const passing = await startPush({ port: 0 })
    await withPage({ locale: "en-GB" }, async (page) => {
      await page.goto(passing.url)
      await page.getByText("No notifications").waitFor()
      await passing.stop()
      const notice = page.getByRole("alert").getByText("The local server no longer answers.")
      await notice.waitFor()
      const next = await startPush({ port: Number(new URL(passing.url).port) })
      await sendPush(next.url, { title: "Back again" })
      await card(page, "Back again").waitFor()
      expect(await notice.count()).toBe(0)
      await next.stop()
    })
  })
})
