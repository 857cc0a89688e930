import { setTimeout } from "node:timers/promises"
import { parseArgs } from "node:util"
import { criticalVulnerabilities } from "./image/vulnerabilities.ts"
import { makeGcloud } from "./rollout/gcloud.ts"
import { imageByDigest } from "./rollout/image-by-digest.ts"

// node scripts/check-vulnerabilities.ts --project=… --image=…: fails for what is critical and could be mended.

const { values } = parseArgs({ options: { project: { type: "string" }, image: { type: "string" } } })
const { project, image } = values
if (project === undefined || image === undefined) {
  console.error("usage: node scripts/check-vulnerabilities.ts --project=PROJECT --image=IMAGE")
  process.exit(64)
}
try {
  const gcloud = makeGcloud(project)
  const found = await criticalVulnerabilities(await imageByDigest(gcloud, image), {
    gcloud,
    now: Date.now,
    sleep: setTimeout,
    say: (line) => console.log(line),
  })
  if (found.length > 0) {
    throw new Error(
      `critical, and mended in newer packages:\n  ${found.join("\n  ")}\n` +
        "Take newer base images into the Dockerfile (docker buildx imagetools inspect IMAGE:TAG), and tag a new version.",
    )
  }
} catch (error) {
  console.error(`✗ ${image}: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
