/**
 * Who may do what. `anyone`: no token is asked for. `member`: every member, with what is their own. `owner`: it names
 * things, and somebody else's answer as missing ones do. `admin`: a role is needed, and members are told so.
 */
export type Policy = "anyone" | "member" | "owner" | "admin"

/** The policy of each operation, by its id: decided here by hand, for a new route as well. */
export const policies: Readonly<Record<string, Policy>> = {
  readReference: "anyone",
  readReferenceAsset: "anyone",
  readOpenApi: "anyone",
  readProblemKind: "anyone",
  healthLive: "anyone",
  healthReady: "anyone",
  healthStartup: "anyone",
  readVersion: "anyone",

  calculateAbv: "anyone",
  calculateAlcoholByWeight: "anyone",
  calculateAttenuation: "anyone",
  calculateCalories: "anyone",
  calculateDilution: "anyone",
  calculateGravity: "anyone",
  calculateHydrometer: "anyone",
  calculateKegPressure: "anyone",
  calculatePlato: "anyone",
  calculatePriming: "anyone",
  calculateRefractometer: "anyone",
  calculateStrikeWater: "anyone",
  calculateInfusion: "anyone",
  calculateWaterVolumes: "anyone",
  calculateWaterChemistry: "anyone",
  calculateMashPh: "anyone",
  calculatePitchRate: "anyone",
  calculateStarter: "anyone",
  calculateIbu: "anyone",
  calculateColor: "anyone",

  readMe: "member",
  patchMe: "member",
  signOutEverywhere: "member",
  listInstallations: "member",
  readInstallation: "owner",
  // The id of an installation is its member's alone: whoever writes one writes their own.
  registerInstallation: "member",
  putInstallation: "member",
  deleteInstallation: "member",
  listNotifications: "member",
  readNotification: "owner",
  readAllNotifications: "member",

  listRecipes: "member",
  createRecipe: "member",
  readRecipe: "owner",
  putRecipe: "owner",
  patchRecipe: "owner",
  deleteRecipe: "owner",
  calculateRecipe: "member",
  importRecipes: "member",
  scaleRecipe: "owner",
  readStyleFit: "owner",
  exportRecipe: "owner",

  listBatches: "member",
  createBatch: "owner",
  readBatch: "owner",
  deleteBatch: "owner",
  startBatch: "owner",
  cancelBatch: "owner",
  listSteps: "owner",
  startStep: "owner",
  completeStep: "owner",
  pauseStep: "owner",
  resumeStep: "owner",

  disableUser: "admin",
  enableUser: "admin",
  putUserRoles: "admin",
}
