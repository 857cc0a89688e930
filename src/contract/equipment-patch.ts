import type { EquipmentContent } from "../features/equipment/index.ts"
import { err, ok, type Result } from "../shared/result.ts"
import { EquipmentBody, type EquipmentPatch } from "./equipment.ts"
import { fromEquipmentBody, toEquipmentFields } from "./equipment-mapping.ts"
import { mergePatch } from "./merge-patch.ts"
import type { InvalidPatch } from "./recipe-patch.ts"

/** Applies a patch to an equipment, in the form that clients know it in, and validates what comes out as a whole. */
export const patchedEquipment = (
  equipment: EquipmentContent,
  patch: EquipmentPatch,
): Result<EquipmentContent, InvalidPatch> => {
  const input = mergePatch(toEquipmentFields(equipment), patch)
  const body = EquipmentBody.safeParse(input)
  return body.success
    ? ok(fromEquipmentBody(body.data))
    : err({ kind: "invalid_patch", issues: body.error.issues, input })
}
