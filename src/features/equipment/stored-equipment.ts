import type { EquipmentId, MemberId } from "../../shared/ids.ts"
import type { EquipmentProfile } from "./equipment-document.ts"

/** An equipment profile of a member. */
export type StoredEquipment = {
  readonly id: EquipmentId
  readonly ownerId: MemberId
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly profile: EquipmentProfile
  /** Taken where the member names none. */
  readonly isDefault: boolean
}

/** What an equipment profile is to be. */
export type EquipmentContent = Pick<StoredEquipment, "profile" | "isDefault">
