import { existsSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { chromium, type BrowserContext, type Page } from "playwright-core"
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

/** A `describe` whose tests drive a browser. */
export const describeInBrowser = requires({
  name: "Chromium",
  missing: executable === undefined ? "install chromium, or set CHROMIUM_PATH to one" : null,
})

export type Look = {
  /** The reader's language: `fr-FR`. */
  readonly locale?: string
  readonly colorScheme?: "light" | "dark"
}

/** Opens a page in a browser with a profile of its own, and takes both away afterwards. */
export const withPage = async <T>(look: Look, work: (page: Page) => Promise<T>): Promise<T> => {
  const profile = await mkdtemp(path.join(tmpdir(), "browser-"))
  let context: BrowserContext | undefined
  try {
    context = await chromium.launchPersistentContext(profile, {
      ...(executable !== undefined && { executablePath: executable }),
      args: FLAGS,
      ...look,
    })
    return await work(await context.newPage())
  } finally {
    await context?.close()
    await rm(profile, { recursive: true, force: true })
  }
}
