import { setTimeout } from "node:timers/promises"
import packageFile from "../package.json" with { type: "json" }
import { checkShape } from "./image/check-shape.ts"
import { docker } from "./image/docker.ts"
import { tryImage } from "./image/try-image.ts"

// node scripts/check-image.ts IMAGE: whether an image that docker has is fit to be pushed.

const [, , image] = process.argv
if (image === undefined) {
  console.error("usage: node scripts/check-image.ts IMAGE")
  process.exit(64)
}
try {
  const wrong = await checkShape(docker, image)
  if (wrong.length > 0) throw new Error(wrong.join("\n"))
  const tools = {
    docker,
    now: Date.now,
    sleep: setTimeout,
    say: (line: string) => console.log(line.trimEnd()),
  }
  await tryImage(image, packageFile.version, tools)
  console.log(`✓ ${image} is fit to be pushed`)
} catch (error) {
  console.error(`✗ ${image}: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
