import * as z from "zod"

// What `terraform test -json -verbose` prints: a message on each line.

const Attributes = z.record(z.string(), z.unknown())

const Plan = z.object({
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        type: z.string(),
        name: z.string(),
        change: z.object({ after: Attributes.nullable(), after_unknown: Attributes }),
      }),
    )
    .default([]),
})

const Message = z.object({
  "@testfile": z.string().optional(),
  "@testrun": z.string().optional(),
  test_plan: Plan.optional(),
  test_run: z.object({ progress: z.string(), status: z.string().optional() }).optional(),
  diagnostic: z
    .object({ severity: z.string(), summary: z.string(), detail: z.string().default("") })
    .optional(),
})

export type Planned = { readonly address: string; readonly type: string; readonly values: Attributes }
type Attributes = z.output<typeof Attributes>

export type RunReport = {
  readonly status: string
  readonly problems: readonly string[]
  /** What would be there, without what only Google can know. */
  readonly planned: readonly Planned[]
}

/** Reads the output into a report for each run, by `file run`. */
export const readTestReport = (output: string): ReadonlyMap<string, RunReport> => {
  const messages = output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => Message.parse(JSON.parse(line)))
  const byRun = Map.groupBy(
    messages,
    (message) => `${message["@testfile"] ?? ""} ${message["@testrun"] ?? ""}`,
  )
  return new Map(
    [...byRun].map(([name, group]) => [
      name,
      {
        status:
          group.findLast(({ test_run: run }) => run?.progress === "complete")?.test_run?.status ?? "none",
        problems: group.flatMap(({ diagnostic }) =>
          diagnostic?.severity === "error" ? [`${diagnostic.summary}: ${diagnostic.detail}`] : [],
        ),
        planned: group.flatMap(({ test_plan: plan }) =>
          (plan?.resource_changes ?? []).map(({ address, type, change }) => ({
            address,
            type,
            values: change.after ?? {},
          })),
        ),
      },
    ]),
  )
}
