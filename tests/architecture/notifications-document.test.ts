import { readFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "vitest"
import { notificationKinds, notificationPolicies } from "../../src/features/notifications/index.ts"

const text = readFileSync(path.join(import.meta.dirname, "../../docs/notifications.md"), "utf8")

const worth = (minutes: number): string => {
  const hours = minutes / 60
  if (hours === 1) return "1 hour"
  return hours <= 24 ? `${hours} hours` : `${hours / 24} days`
}

const rows = notificationKinds.map((kind) => {
  const { urgent, inQuietHours, worthMinutes, channel, interruption, ids } = notificationPolicies[kind]
  const cells = [
    `\`${kind}\``,
    urgent ? "yes" : "no",
    inQuietHours,
    worth(worthMinutes),
    `\`${channel}\``,
    interruption,
    ids.map((id) => `\`${id}\``).join(", "),
  ]
  return `| ${cells.join(" | ")} |`
})

test("docs/notifications.md shows every kind as it is pushed", () => {
  expect(text.split("\n").filter((line) => /^\| `[a-z_]+` \|/.test(line))).toEqual(rows)
})
