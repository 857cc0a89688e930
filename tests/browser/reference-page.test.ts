import { expect, test } from "vitest"
import { describeInBrowser, withPage } from "../support/browser.ts"
import { runningApi } from "../support/running-api.ts"

const api = await runningApi()

describeInBrowser("the reference at /docs", () => {
  test("shows every operation and calls one, with nothing from elsewhere", async () => {
    await withPage({}, async (page) => {
      const elsewhere: string[] = []
      const complaints: string[] = []
      page.on("request", (request) => {
        const { protocol, origin } = new URL(request.url())
        if (protocol !== "data:" && origin !== api.url) elsewhere.push(request.url())
      })
      page.on("pageerror", (error) => complaints.push(error.message))
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text())
      })
      await page.goto(`${api.url}/docs`)
      await page.locator("#operations-recipes-importRecipes").waitFor()

      const operation = page.locator("#operations-health-healthLive")
      await operation.locator(".opblock-summary-control").click()
      await operation.getByRole("button", { name: "Try it out" }).click()
      await operation.getByRole("button", { name: "Execute" }).click()
      await operation.getByText('"status": "ok"').first().waitFor()

      expect(elsewhere).toEqual([])
      expect(complaints).toEqual([])
    })
  })
})
