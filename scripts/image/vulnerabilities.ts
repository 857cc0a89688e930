import * as z from "zod"
import type { Gcloud } from "../rollout/gcloud.ts"

/** How long the scan of a new image may take; mostly it is a minute or two. */
const withinMs = 900_000
const pauseMs = 15_000

const Occurrence = z.object({
  vulnerability: z.object({
    shortDescription: z.string().default("?"),
    fixAvailable: z.boolean().default(false),
    packageIssue: z
      .array(
        z.object({
          affectedPackage: z.string().default("?"),
          fixedVersion: z.object({ fullName: z.string().optional() }).optional(),
        }),
      )
      .default([]),
  }),
})
const Described = z.object({
  discovery_summary: z
    .object({
      discovery: z.array(
        z.object({ discovery: z.object({ analysisStatus: z.string().optional() }).optional() }),
      ),
    })
    .optional(),
  package_vulnerability_summary: z
    .object({ vulnerabilities: z.record(z.string(), z.array(Occurrence)).optional() })
    .optional(),
})

export type ScanTools = {
  readonly gcloud: Gcloud
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<unknown>
  readonly say: (line: string) => void
}

/**
 * Waits for Artifact Analysis to have looked at an image that was pushed.
 * @returns a sentence for each critical vulnerability that a newer package mends
 * @throws when the scan failed, or does not come to an end
 */
export const criticalVulnerabilities = async (
  image: string,
  { gcloud, now, sleep, say }: ScanTools,
): Promise<readonly string[]> => {
  const giveUpAt = now() + withinMs
  for (;;) {
    const args = [
      "artifacts",
      "docker",
      "images",
      "describe",
      image,
      "--show-package-vulnerability",
      "--format=json",
    ]
    const { discovery_summary, package_vulnerability_summary } = Described.parse(
      JSON.parse(await gcloud(args)),
    )
    const states = (discovery_summary?.discovery ?? []).flatMap(
      ({ discovery }) => discovery?.analysisStatus ?? [],
    )
    if (states.some((state) => /^FINISHED_(?:FAILED|UNSUPPORTED)$/.test(state))) {
      throw new Error(`the scan ended with ${states.join(", ")}: see the image in Artifact Registry`)
    }
    if (states.some((state) => /^(?:FINISHED_SUCCESS|COMPLETE)$/.test(state))) {
      const found = package_vulnerability_summary?.vulnerabilities ?? {}
      const counts = Object.entries(found).map(([severity, { length }]) => `${severity} ${length}`)
      say(`the scan has found ${counts.length === 0 ? "nothing" : counts.join(", ")}`)
      return (found["CRITICAL"] ?? []).filter(({ vulnerability }) => vulnerability.fixAvailable).map(sentence)
    }
    if (now() >= giveUpAt) {
      const state = states.length === 0 ? "has not begun" : `is ${states.join(", ")}`
      throw new Error(
        `the scan ${state} after ${withinMs / 60_000} min: is Artifact Analysis on (containerscanning.googleapis.com), ` +
          "and for the repository too?",
      )
    }
    await sleep(pauseMs)
  }
}

const sentence = ({ vulnerability }: z.infer<typeof Occurrence>): string => {
  const packages = vulnerability.packageIssue.map(
    ({ affectedPackage, fixedVersion }) => `${affectedPackage} → ${fixedVersion?.fullName ?? "a newer one"}`,
  )
  return `${vulnerability.shortDescription}: ${packages.join(", ")}`
}
