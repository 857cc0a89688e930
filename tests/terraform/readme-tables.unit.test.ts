import { expect, test } from "vitest"
import { withTables } from "../../tools/terraform/readme-tables.ts"
import { readTree } from "../../tools/terraform/tree.ts"

const text = `
variable "disk" {
  description = "Its disk:
as it is | grows."
  type = object({
    size_gb  = optional(number, 10) # GB
    limit_gb = optional(number)
  })
  default = {}
}
variable "names" {
  description = "Names."
  type        = list(string)
}
output "id" {
  description = "Its id."
  value       = 1
}
resource "google_storage_bucket" "b" {}
resource "google_compute_network" "n" {}
resource "google_storage_bucket" "a" {}
`.replace("disk:\nas", "disk: as")

const module = readTree(new Map([["modules/a/main.tf", text]])).modules.get("modules/a")

test("a README has tables of what its module takes, gives and creates, and keeps what stands around them", () => {
  if (!module) throw new Error("no module")
  const readme = "# a\n\n<!-- BEGIN TABLES -->\nold\n<!-- END TABLES -->\n\nAfter.\n"
  const written = withTables(readme, module)
  expect(written).toBe(`# a

<!-- BEGIN TABLES -->

### Variables

| name | type | default | what it is |
| --- | --- | --- | --- |
| \`disk\` | \`object({ size_gb = optional(number, 10), limit_gb = optional(number) })\` | \`{}\` | Its disk: as it is \\| grows. |
| \`names\` | \`list(string)\` | required | Names. |

### Outputs

| name | what it is |
| --- | --- |
| \`id\` | Its id. |

### Resources

| type | names |
| --- | --- |
| \`google_compute_network\` | \`n\` |
| \`google_storage_bucket\` | \`a\`, \`b\` |

<!-- END TABLES -->

After.
`)
  expect(withTables(written ?? "", module)).toBe(written)
})

test("a README without a place for tables is left alone", () => {
  if (!module) throw new Error("no module")
  expect(withTables("# a\n", module)).toBeNull()
  expect(withTables("<!-- END TABLES -->\n<!-- BEGIN TABLES -->", module)).toBeNull()
})
