import { existsSync } from "node:fs"
import { type Browser, chromium, type Page } from "playwright-core"
import { afterAll, vi } from "vitest"
import { requires } from "./requires.ts"

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
]

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

const executable = [process.env["CHROMIUM_PATH"] ?? "", ...USUAL_PLACES].find((place) => existsSync(place))

// A browser and its pages want more of a busy machine than anything else here.
vi.setConfig({ testTimeout: 60_000 })

const inBrowser = requires({
  name: "Chromium",
  missing: executable === undefined ? "install chromium, or set CHROMIUM_PATH to one" : null,
})

/** A `describe` whose tests drive a browser: one for all of a file, started with its first page. */
export const describeInBrowser = (title: string, body: () => void): void =>
  inBrowser(title, () => {
    afterAll(async () => {
      await (await running)?.close()
      running = undefined
    })
    body()
  })

let running: Promise<Browser> | undefined
const launch = (): Promise<Browser> =>
  chromium.launch({ ...(executable !== undefined && { executablePath: executable }), args: FLAGS })

export type Look = {
  /** The reader's language: `fr-FR`. */
  readonly locale?: string
  readonly colorScheme?: "light" | "dark"
}

/** Opens a page as somebody new sees it, who has no history, cookies or cache, and takes all of it away afterwards. */
export const withPage = async <T>(look: Look, work: (page: Page) => Promise<T>): Promise<T> => {
  running ??= launch()
  const context = await (await running).newContext(look)
  try {
    return await work(await context.newPage())
  } finally {
    await context.close()
  }
}
