import { readFile } from "node:fs/promises"
import { join } from "node:path"

const folder = join(import.meta.dirname, "browser")
const styles = ["base.css", "phone.css", "ios.css", "android.css", "live.css", "log.css"]

/** The page's own code in one file; a browser reads no TypeScript. Made, and its tool loaded, when a page asks first. */
const makeScript = async (): Promise<string> => {
  const { rolldown } = await import("rolldown")
  const bundle = await rolldown({ input: join(folder, "main.ts"), cwd: folder, platform: "browser" })
  try {
    const { output } = await bundle.generate({ format: "esm" })
    return output[0].code
  } finally {
    await bundle.close()
  }
}

const makeStyle = async (): Promise<string> =>
  (await Promise.all(styles.map((name) => readFile(join(folder, name), "utf8")))).join("\n")

const once = (make: () => Promise<string>): (() => Promise<string>) => {
  let made: Promise<string> | undefined
  return () => (made ??= make())
}

export const pageAssets = { script: once(makeScript), style: once(makeStyle) }
