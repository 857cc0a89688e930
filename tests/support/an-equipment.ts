import { randomUUID } from "node:crypto"

/** An equipment that names every field there is, as a client sends it; under a name that no other has. */
export const anEquipment = () => ({
  name: `Kettle ${randomUUID()}`,
  systemType: "all_grain",
  batchVolumeL: 20,
  mashTunVolumeL: 30,
  kettleVolumeL: 35,
  fermenterVolumeL: 30,
  boilOffLPerHour: 3.5,
  trubL: 1.5,
  deadSpaceL: 0.5,
  transferLossL: 0.3,
  fermenterLossL: 1,
  absorptionLPerKg: 1,
  contractionPercent: 4,
  mashThicknessLPerKg: 2.8,
  grainC: 18,
  mashTunWeightKg: 6,
  mashTunSpecificHeat: 0.12,
  altitudeM: 300,
  efficiencyPercent: 70,
  notes: "In the garage.",
  isDefault: true,
})
