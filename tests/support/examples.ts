import { randomUUIDv7 } from "node:crypto"
import * as z from "zod"
import { recipeXml } from "../formats/beerxml-file.ts"
import { anEquipment } from "./an-equipment.ts"
import { aRecipe } from "./a-recipe.ts"
import type { ApiAnswer, ApiRequest } from "./api-caller.ts"
import type { Brewer, RunningApi } from "./running-api.ts"

/** A request that succeeds when its owner makes it. */
export type Example = Omit<ApiRequest, "token"> & {
  readonly path: string
  /** The ids of the owner's things in path and body. */
  readonly ids: readonly string[]
}

type MakeExample = (api: RunningApi, owner: Brewer) => Example | Promise<Example>

const at = (path: string, request: Partial<Omit<Example, "path">> = {}): Example => ({
  path,
  ids: [],
  ...request,
})

/** What came back, which has to be a success with an id. */
const idIn = ({ status, json }: ApiAnswer): string => {
  if (status < 300 && typeof json === "object" && json !== null && "id" in json) return String(json.id)
  throw new Error(`the example could not be arranged: ${status} ${JSON.stringify(json)}`)
}

const newRecipe = async ({ call }: RunningApi, { token }: Brewer): Promise<string> =>
  idIn(await call("POST", "/v1/recipes", { token, body: aRecipe }))

const newBatch = async (api: RunningApi, owner: Brewer): Promise<string> => {
  const body = { recipeId: await newRecipe(api, owner) }
  return idIn(await api.call("POST", "/v1/batches", { token: owner.token, body }))
}

const newEquipment = async ({ call }: RunningApi, { token }: Brewer): Promise<string> =>
  idIn(await call("POST", "/v1/equipment", { token, body: anEquipment() }))

/** The mash of a brew day, whose turn it is, after some moves of it. */
const newMash = async (api: RunningApi, owner: Brewer, moves: readonly string[]) => {
  const batchId = await newBatch(api, owner)
  const move = (path: string): Promise<ApiAnswer> =>
    api.call("POST", `/v1/batches/${batchId}/${path}`, { token: owner.token })
  const current = (answer: ApiAnswer): string => Brewing.parse(answer.json).currentStepId
  let stepId = current(await move("start"))
  for (const _before of ["heat_strike_water", "dough_in"]) {
    await move(`steps/${stepId}/start`)
    stepId = current(await move(`steps/${stepId}/complete`))
  }
  for (const name of moves) idIn(await move(`steps/${stepId}/${name}`))
  return { batchId, stepId }
}

const Brewing = z.object({ currentStepId: z.string() })

const ofRecipe =
  (request: Omit<ApiRequest, "token"> = {}, suffix = ""): MakeExample =>
  async (api, owner) => {
    const id = await newRecipe(api, owner)
    return at(`/v1/recipes/${id}${suffix}`, { ...request, ids: [id] })
  }

const ofEquipment =
  (request: Omit<ApiRequest, "token"> = {}): MakeExample =>
  async (api, owner) => {
    const id = await newEquipment(api, owner)
    return at(`/v1/equipment/${id}`, { ...request, ids: [id] })
  }

const ofBatch =
  (suffix: string, request: Omit<ApiRequest, "token"> = {}): MakeExample =>
  async (api, owner) => {
    const id = await newBatch(api, owner)
    return at(`/v1/batches/${id}${suffix}`, { ...request, ids: [id] })
  }

/** A batch that has been moved before. */
const ofMoved =
  (suffix: string, before: readonly string[], request: Omit<ApiRequest, "token"> = {}): MakeExample =>
  async (api, owner) => {
    const id = await newBatch(api, owner)
    for (const move of before) idIn(await api.call("POST", `/v1/batches/${id}/${move}`, owner))
    return at(`/v1/batches/${id}${suffix}`, { ...request, ids: [id] })
  }

const ofStep =
  (move: string, before: readonly string[], body?: unknown): MakeExample =>
  async (api, owner) => {
    const { batchId, stepId } = await newMash(api, owner, before)
    const path = `/v1/batches/${batchId}/steps/${stepId}/${move}`
    return at(path, { ids: [batchId, stepId], ...(body !== undefined && { body }) })
  }

const aReminder = { label: "Taste it", dueAt: "2030-06-01T18:00:00Z" }

const ofReminder =
  (request: Omit<ApiRequest, "token"> = {}): MakeExample =>
  async (api, owner) => {
    const batchId = await newBatch(api, owner)
    const path = `/v1/batches/${batchId}/reminders`
    const id = idIn(await api.call("POST", path, { token: owner.token, body: aReminder }))
    return at(`${path}/${id}`, { ...request, ids: [batchId, id] })
  }

const ofAlert: MakeExample = async (api, owner) => {
  const [batchId, id] = [await newBatch(api, owner), randomUUIDv7()]
  await api.asOwner(
    `insert into batch_alerts (id, batch_id, owner_id, kind, figures, raised_at)
     values ($1, $2, $3, 'fermentation_finished', '{"kind": "finished", "gravity": 1.01}', now())`,
    [id, batchId, await api.idOf(owner)],
  )
  return at(`/v1/batches/${batchId}/alerts/${id}/dismiss`, { ids: [batchId, id] })
}

const Opened = z.object({ url: z.url() })

/** A batch that has been packaged, so that it can be tasted. */
const packaged = ["start", "ferment", "package"]

/** Something that was written down of a batch. */
const ofRecord =
  (
    kind: string,
    record: object,
    request: Omit<ApiRequest, "token"> = {},
    moves: readonly string[] = [],
  ): MakeExample =>
  async (api, owner) => {
    const batchId = await newBatch(api, owner)
    for (const move of moves) idIn(await api.call("POST", `/v1/batches/${batchId}/${move}`, owner))
    const path = `/v1/batches/${batchId}/${kind}`
    const id = idIn(await api.call("POST", path, { token: owner.token, body: record }))
    return at(`${path}/${id}`, { ...request, ids: [batchId, id] })
  }

/** A batch whose temperature is known, so that it can be primed. */
const ofPriming: MakeExample = async (api, owner) => {
  const id = await newBatch(api, owner)
  const body = { kind: "temperature", stage: "fermenter", temperatureC: 20 }
  idIn(await api.call("POST", `/v1/batches/${id}/measurements`, { token: owner.token, body }))
  return at(`/v1/batches/${id}/priming`, { ids: [id] })
}

/** A photo that belongs to a batch. */
const ofBatchPhoto: MakeExample = async (api, owner) => {
  const [batchId, photoId] = [await newBatch(api, owner), randomUUIDv7()]
  const path = `/v1/batches/${batchId}/photos/${photoId}`
  await api.call("PUT", path, owner)
  return at(path, { ids: [batchId, photoId] })
}

const ofInstallation =
  (body?: unknown): MakeExample =>
  async ({ call }, { token }) => {
    const id = randomUUIDv7()
    const phone = { token: `fcm-${id}`, platform: "android", locale: "fr", appVersion: "1.0.0" }
    idIn(await call("PUT", `/v1/me/installations/${id}`, { token, body: phone }))
    return at(`/v1/me/installations/${id}`, { ids: [id], ...(body !== undefined && { body }) })
  }

const ofNotification: MakeExample = async (api, owner) => {
  const id = randomUUIDv7()
  await api.asOwner(
    `insert into notifications (id, owner_id, dedupe_key, kind, title, body, data, urgent, due_at, expires_at, created_at, updated_at)
     values ($1, $2, $3, 'step_due', $4, $4, '{}', false, now(), now(), now(), now())`,
    [id, await api.idOf(owner), id, JSON.stringify({ fr: "C'est prêt", en: "It is done" })],
  )
  return at(`/v1/notifications/${id}/read`, { ids: [id] })
}

/** An account that an administrator does something to: never the caller's own. */
const ofUser =
  (suffix: string, body?: unknown): MakeExample =>
  async (api) => {
    const id = await api.idOf(await api.signUp())
    return at(`/v1/admin/users/${id}${suffix}`, { ids: [id], ...(body !== undefined && { body }) })
  }

/** A job that gave up. */
const ofFailedJob: MakeExample = async (api) => {
  const [job] = await api.asOwner(
    `insert into graphile_worker._private_jobs (task_id, attempts, max_attempts, last_error)
     select (graphile_worker.add_job('purge')).task_id, 3, 3, 'it broke' returning id`,
  )
  return at(`/v1/admin/jobs/${String(job?.["id"])}/retry`, { ids: [String(job?.["id"])] })
}

const phone = { token: "fcm-token", platform: "ios", locale: "en", appVersion: "1.4.2" }
const aMeasurement = {
  kind: "gravity",
  stage: "fermenter",
  takenAt: "2026-01-01T10:00:00Z",
  gravity: 1.048,
  temperatureC: 24,
  calibrationC: 20,
}
const aNote = { text: "The mash smelt of honey", at: "2026-01-01T10:00:00Z" }
const aTasting = {
  rating: 4,
  note: "Citrus, a dry finish",
  tastedAt: "2026-03-01T18:00:00Z",
  scoreSheet: {
    aroma: 10,
    appearance: 3,
    flavor: 17,
    mouthfeel: 4,
    overall: 8,
    descriptors: ["estery"],
  },
}
const anyVersion = { "if-match": "*" }

/** One example of each operation, by its id. */
const examples: Readonly<Record<string, MakeExample>> = {
  readReference: () => at("/docs"),
  readReferenceAsset: () => at("/docs/start.js"),
  readOpenApi: () => at("/openapi.json"),
  readProblemKind: () => at("/problems/not_found"),
  healthLive: () => at("/health/live"),
  healthReady: () => at("/health/ready"),
  healthStartup: () => at("/health/startup"),
  readVersion: () => at("/v1/version"),
  readTastingSheet: () => at("/v1/tasting-sheet"),

  calculateAbv: () => at("/v1/calculators/abv", { body: { originalGravity: 1.05, finalGravity: 1.01 } }),
  calculateAlcoholByWeight: () =>
    at("/v1/calculators/alcohol-by-weight", { body: { originalGravity: 1.05, finalGravity: 1.01 } }),
  calculateAttenuation: () =>
    at("/v1/calculators/attenuation", { body: { originalGravity: 1.05, finalGravity: 1.01 } }),
  calculateCalories: () =>
    at("/v1/calculators/calories", { body: { originalGravity: 1.05, finalGravity: 1.01 } }),
  calculateDilution: () =>
    at("/v1/calculators/dilution", { body: { volumeL: 20, gravity: 1.06, targetGravity: 1.05 } }),
  calculateGravity: () =>
    at("/v1/calculators/gravity", {
      body: {
        fermentables: [{ name: "Pale", amountKg: 5, yieldPercent: 80 }],
        volumeL: 20,
        efficiencyPercent: 70,
      },
    }),
  calculateHydrometer: () => at("/v1/calculators/hydrometer", { body: { gravity: 1.05, temperatureC: 30 } }),
  calculateKegPressure: () =>
    at("/v1/calculators/keg-pressure", { body: { temperatureC: 4, targetVolumes: 2.5 } }),
  calculatePlato: () => at("/v1/calculators/plato", { body: { gravity: 1.05 } }),
  calculatePriming: () =>
    at("/v1/calculators/priming", { body: { volumeL: 20, temperatureC: 20, targetVolumes: 2.4 } }),
  calculateRefractometer: () =>
    at("/v1/calculators/refractometer", { body: { originalBrix: 12, finalBrix: 6 } }),
  calculateStrikeWater: () =>
    at("/v1/calculators/strike-water", { body: { grainKg: 5, waterL: 15, targetC: 66 } }),
  calculateInfusion: () =>
    at("/v1/calculators/infusion", { body: { grainKg: 5, waterL: 15, mashC: 52, targetC: 66 } }),
  calculateWaterVolumes: () =>
    at("/v1/calculators/water-volumes", { body: { batchVolumeL: 20, grainKg: 5 } }),
  calculateWaterChemistry: () =>
    at("/v1/calculators/water-chemistry", {
      body: {
        volumeL: 20,
        water: { calciumPpm: 40, bicarbonatePpm: 120 },
        salts: [{ salt: "gypsum", amountG: 4 }],
        target: { ions: { calciumPpm: 100, sulfatePpm: 150, chloridePpm: 50 } },
      },
    }),
  calculateMashPh: () =>
    at("/v1/calculators/mash-ph", {
      body: { grist: [{ kind: "pilsner", amountKg: 5 }], waterL: 15, targetPh: 5.4 },
    }),
  calculatePitchRate: () =>
    at("/v1/calculators/pitch-rate", { body: { volumeL: 20, originalGravity: 1.05 } }),
  calculateStarter: () =>
    at("/v1/calculators/starter", { body: { startBn: 88, steps: [{ volumeL: 1 }], targetBn: 400 } }),
  calculateIbu: () =>
    at("/v1/calculators/ibu", {
      body: {
        hops: [{ amountG: 30, alphaPercent: 6, minutes: 60 }],
        originalGravity: 1.05,
        batchVolumeL: 20,
        boilVolumeL: 24,
      },
    }),
  calculateColor: () =>
    at("/v1/calculators/color", { body: { fermentables: [{ amountKg: 5, colorEbc: 7 }], batchVolumeL: 20 } }),

  readMe: () => at("/v1/me"),
  patchMe: () =>
    at("/v1/me", { body: { displayName: "Ada", locale: "fr", timeZone: "Europe/Paris", units: "metric" } }),
  signOutEverywhere: () => at("/v1/me/sign-out-everywhere"),
  listInstallations: () => at("/v1/me/installations"),
  readInstallation: ofInstallation(),
  registerInstallation: ofInstallation(phone),
  putInstallation: ofInstallation(phone),
  deleteInstallation: ofInstallation(),
  readAgenda: () => at("/v1/me/agenda"),
  readCalendar: () => at("/v1/me/calendar"),
  openCalendar: () => at("/v1/me/calendar"),
  closeCalendar: () => at("/v1/me/calendar"),
  readCalendarFeed: async ({ call }, { token }) => {
    const { json } = await call("POST", "/v1/me/calendar", { token })
    return at(new URL(Opened.parse(json).url).pathname)
  },
  readPreferences: () => at("/v1/me/preferences"),
  putPreferences: () =>
    at("/v1/me/preferences", {
      body: { quietHours: { from: "22:00", to: "07:00" }, push: { comment: false } },
    }),
  listNotifications: () => at("/v1/notifications"),
  readNotification: ofNotification,
  readAllNotifications: () => at("/v1/notifications/read-all"),

  listRecipes: () => at("/v1/recipes"),
  createRecipe: () => at("/v1/recipes", { body: aRecipe }),
  readRecipe: ofRecipe(),
  putRecipe: ofRecipe({ body: { ...aRecipe, name: "Replaced" }, headers: anyVersion }),
  patchRecipe: ofRecipe({ body: { name: "Patched" }, headers: anyVersion }),
  deleteRecipe: ofRecipe({ headers: anyVersion }),
  scaleRecipe: ofRecipe({ body: { batchVolumeL: 40, efficiencyPercent: 80, save: true } }, "/scale"),
  readStyleFit: ofRecipe({}, "/style-fit"),
  readEquipmentFit: async (api, owner) => {
    await newEquipment(api, owner) // their default
    return ofRecipe({}, "/equipment-fit")(api, owner)
  },
  calculateRecipe: () => at("/v1/recipes/calculate", { body: aRecipe }),
  exportRecipe: async (api, owner) => {
    const { path, ids } = await ofRecipe()(api, owner)
    return at(`${path}/export`, { ids })
  },
  importRecipes: () =>
    at("/v1/recipes/import", { body: recipeXml(), headers: { "content-type": "application/xml" } }),

  listEquipment: () => at("/v1/equipment"),
  createEquipment: () => at("/v1/equipment", { body: anEquipment() }),
  readEquipment: ofEquipment(),
  putEquipment: ofEquipment({ body: anEquipment(), headers: anyVersion }),
  patchEquipment: ofEquipment({ body: { efficiencyPercent: 75 }, headers: anyVersion }),
  deleteEquipment: ofEquipment({ headers: anyVersion }),

  listBatches: () => at("/v1/batches"),
  createBatch: async (api, owner) => {
    const recipeId = await newRecipe(api, owner)
    const body = { recipeId, name: "A brew", plannedFor: "2026-12-01T09:00:00Z" }
    return at("/v1/batches", { body, ids: [recipeId] })
  },
  readBatch: ofBatch(""),
  deleteBatch: ofBatch("", { headers: anyVersion }),
  startBatch: ofBatch("/start"),
  patchBatch: ofBatch("", { body: { name: "Renamed", plannedFor: null }, headers: anyVersion }),
  fermentBatch: ofMoved("/ferment", ["start"]),
  packageBatch: ofMoved("/package", ["start", "ferment"]),
  completeBatch: ofMoved("/complete", ["start", "ferment", "package"]),
  cancelBatch: ofBatch("/cancel"),
  archiveBatch: ofMoved("/archive", ["cancel"]),
  listSteps: ofBatch("/steps"),
  listAlerts: ofBatch("/alerts"),
  dismissAlert: ofAlert,
  listReminders: ofBatch("/reminders"),
  createReminder: ofBatch("/reminders", { body: aReminder }),
  readReminder: ofReminder(),
  patchReminder: ofReminder({
    body: { label: "Check again", dueAt: "2031-01-01T00:00:00Z" },
    headers: anyVersion,
  }),
  deleteReminder: ofReminder({ headers: anyVersion }),
  startStep: ofStep("start", []),
  completeStep: ofStep("complete", ["start"]),
  pauseStep: ofStep("pause", ["start"]),
  resumeStep: ofStep("resume", ["start", "pause"]),
  skipStep: ofStep("skip", ["start"]),
  undoStep: ofStep("undo", ["start", "complete"]),
  extendStep: ofStep("extend", ["start"], { plannedMinutes: 90 }),

  listMeasurements: ofBatch("/measurements"),
  addMeasurement: ofBatch("/measurements", { body: aMeasurement }),
  readMeasurement: ofRecord("measurements", aMeasurement),
  patchMeasurement: ofRecord("measurements", aMeasurement, {
    body: { gravity: 1.049, temperatureC: null, takenAt: "2026-01-02T10:00:00Z" },
    headers: anyVersion,
  }),
  deleteMeasurement: ofRecord("measurements", aMeasurement, { headers: anyVersion }),
  listNotes: ofBatch("/notes"),
  addNote: ofBatch("/notes", { body: aNote }),
  readNote: ofRecord("notes", aNote),
  patchNote: ofRecord("notes", aNote, {
    body: { text: "Forgot the Irish moss", at: "2026-01-01T11:00:00Z" },
    headers: anyVersion,
  }),
  deleteNote: ofRecord("notes", aNote, { headers: anyVersion }),
  listBatchPhotos: ofBatch("/photos"),
  readBatchPhoto: ofBatchPhoto,
  putBatchPhoto: ofBatchPhoto,
  deleteBatchPhoto: ofBatchPhoto,
  readChecklist: ofBatch("/checklist"),
  putChecklist: ofBatch("/checklist", {
    body: {
      items: [
        { id: "kettle", checked: true },
        { id: "own-1", checked: false, label: "Call the neighbour" },
      ],
    },
  }),
  readPriming: ofPriming,
  readBatchSummary: ofBatch("/summary"),
  listTimeline: ofBatch("/timeline"),
  splitBatch: ofMoved("/split", ["start", "ferment"], { body: { name: "Dry-hopped", volumeL: 1.5 } }),
  listTastings: ofBatch("/tastings"),
  addTasting: ofMoved("/tastings", packaged, { body: aTasting }),
  readTasting: ofRecord("tastings", aTasting, {}, packaged),
  patchTasting: ofRecord(
    "tastings",
    aTasting,
    {
      body: { rating: 5, note: "Better still", tastedAt: "2026-03-02T18:00:00Z", scoreSheet: { aroma: 11 } },
      headers: anyVersion,
    },
    packaged,
  ),
  deleteTasting: ofRecord("tastings", aTasting, { headers: anyVersion }, packaged),

  disableUser: ofUser("/disable"),
  enableUser: ofUser("/enable"),
  putUserRoles: ofUser("/roles", { roles: ["moderator"] }),
  replayPushes: () =>
    at("/v1/admin/notifications/replay", { body: { since: "2026-11-23T08:00:00Z", dryRun: false } }),
  listJobs: () => at("/v1/admin/jobs"),
  retryJob: ofFailedJob,

  tick: () => at("/internal/tick"),
}

/** The example of an operation; an operation without one fails the test that asks. */
export const exampleOf = async (id: string, api: RunningApi, owner: Brewer): Promise<Example> => {
  const make = examples[id]
  if (!make) throw new Error(`tests/support/examples.ts has no example of ${id}: write one`)
  return make(api, owner)
}

/** The same request for things that do not exist. */
export const missing = (example: Example): Example => {
  const text = example.ids.reduce((all, id) => all.replaceAll(id, randomUUIDv7()), JSON.stringify(example))
  return JSON.parse(text) as Example
}
