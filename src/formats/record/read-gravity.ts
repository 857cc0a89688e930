import { gravityOfPlato } from "../../brewing/plato.ts"
import { plato, type SpecificGravity, specificGravity } from "../../brewing/units.ts"
import { parseQuantity } from "./parse-quantity.ts"
import type { RecordFields } from "./record-fields.ts"
import { asPerThousand } from "./reread.ts"

/** "1.056 SG", "14 °P", 1053. A gravity of exactly 1 is a placeholder (BrewBuddy). */
export const readGravity = (fields: RecordFields, field: string): SpecificGravity | null => {
  if (field === "") return null
  const written = parseQuantity(fields.peek(field))
  const degrees = written && /^p(?:lato)?$|^brix$/.test(written.unit) ? written.value : null
  if (degrees !== null && degrees >= 0 && degrees <= 50) {
    fields.text(field, 40)
    return gravityOfPlato(plato(degrees))
  }
  const { min, max } = specificGravity
  const gravity = fields.number(field, { dimension: "plain", min, max, assumed: null, reread: asPerThousand })
  return gravity === null || gravity === 1 ? null : specificGravity(gravity)
}
