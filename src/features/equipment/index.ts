import { tombstones } from "../../platform/postgres/expired-rows.ts"
import type { Member } from "../../shared/actor.ts"
import type { EquipmentId } from "../../shared/ids.ts"
import type { PageRequest } from "../../shared/page.ts"
import { createEquipment } from "./create-equipment.ts"
import { deleteEquipment, type DeleteEquipment } from "./delete-equipment.ts"
import type { EquipmentDeps } from "./equipment-deps.ts"
import { type EquipmentKey, listEquipment } from "./list-equipment.ts"
import { patchEquipment, type PatchEquipment } from "./patch-equipment.ts"
import { putEquipment, type PutEquipment } from "./put-equipment.ts"
import { readDefaultEquipment, readEquipment } from "./read-equipment.ts"
import type { EquipmentContent } from "./stored-equipment.ts"

export { type EquipmentProfile, readEquipmentDocument, writeEquipmentDocument } from "./equipment-document.ts"
export type { EquipmentKey } from "./list-equipment.ts"
export type { EquipmentNotFound } from "./read-equipment.ts"
export type { EquipmentContent, StoredEquipment } from "./stored-equipment.ts"

/** Equipment: what a member brews with, so that water, scaling and the brew day are those of the own vessels. */
export const makeEquipment = (deps: EquipmentDeps) => ({
  create: (member: Member, content: EquipmentContent) => createEquipment(deps, member, content),
  read: (member: Member, id: EquipmentId) => readEquipment(deps, member, id),
  readDefault: (member: Member) => readDefaultEquipment(deps, member),
  list: (member: Member, request: PageRequest<EquipmentKey>) => listEquipment(deps, member, request),
  put: (member: Member, command: PutEquipment) => putEquipment(deps, member, command),
  patch: <E>(member: Member, command: PatchEquipment<E>) => patchEquipment(deps, member, command),
  delete: (member: Member, command: DeleteEquipment) => deleteEquipment(deps, member, command),
  purges: [tombstones(deps, "equipment")],
})
export type EquipmentProfiles = ReturnType<typeof makeEquipment>
