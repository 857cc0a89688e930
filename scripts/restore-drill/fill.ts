import type { Recipe } from "../../src/brewing/recipe.ts"
import {
  celsius,
  ebc,
  grams,
  kilograms,
  litres,
  minutes,
  percent,
  specificGravity,
} from "../../src/brewing/units.ts"
import { memoryLiveStore } from "../../src/platform/memory/live-store.ts"
import type { Member } from "../../src/shared/actor.ts"
import type { InstallationId, MemberId } from "../../src/shared/ids.ts"
import type { Result } from "../../src/shared/result.ts"
import { newId, openFeatures } from "./features.ts"

/** Fills an empty database by what members do: recipes, phones, brews under way, measurements, an inbox, jobs that wait. */
export const fill = async (applicationUrl: string, members = 3): Promise<void> => {
  const features = openFeatures(applicationUrl, memoryLiveStore())
  try {
    for (let number = 1; number <= members; number += 1) await brew(features, number)
  } finally {
    await features.db.close()
  }
}

const brew = async (features: ReturnType<typeof openFeatures>, number: number): Promise<void> => {
  const { recipes, batches, brewLog, notifications, db } = features
  const member = await signUp(features, number)
  const document = { ...ale(number), styleId: null, photoIds: [], visibility: "private" as const }
  const recipe = await recipes.create(member, { document, assumed: [] })
  await notifications.putInstallation(member, {
    id: newId<InstallationId>(),
    token: `token-of-${number}`,
    platform: "android",
    locale: "fr",
    appVersion: "1.0.0",
  })
  const planned = done(await batches.create(member, { recipeId: recipe.id }))
  done(await batches.create(member, { recipeId: recipe.id }))
  done(await batches.start(member, { batchId: planned.id }))
  const [first] = planned.steps
  if (first) {
    done(await batches.startStep(member, { batchId: planned.id, stepId: first.id }))
    done(await batches.completeStep(member, { batchId: planned.id, stepId: first.id }))
  }
  const stated = {
    kind: "gravity" as const,
    instrument: "hydrometer" as const,
    gravity: specificGravity(1.04 + number / 1000),
    sampleCelsius: null,
    calibrationCelsius: celsius(20),
  }
  done(await brewLog.addMeasurement(member, { batchId: planned.id, stated }))
  await db.transaction((tx) =>
    notifications.notify(tx, {
      owner: member,
      dedupeKey: `packaging of ${planned.id}`,
      facts: { kind: "packaging_due", batchName: planned.name },
      data: { batchId: planned.id },
      dueAt: new Date(),
    }),
  )
}

/** A member as `accounts` would add one who signs in for the first time; there is no identity provider here to ask. */
const signUp = async ({ db }: ReturnType<typeof openFeatures>, number: number): Promise<Member> => {
  const member: Member = {
    kind: "member",
    id: newId<MemberId>(),
    uid: `drill-${number}`,
    roles: [],
    locale: "fr",
  }
  const now = new Date()
  await db.sql
    .insertInto("members")
    .values({ id: member.id, firebaseUid: member.uid, rolesKnownAt: now, createdAt: now, updatedAt: now })
    .execute()
  return member
}

const done = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(`the drill's own data could not be made: ${JSON.stringify(result.error)}`)
  return result.value
}

const ale = (number: number): Recipe => ({
  name: `Ambrée n° ${number}`,
  type: "all_grain",
  batchVolumeLitres: litres(20),
  boilVolumeLitres: null,
  boilMinutes: minutes(60),
  efficiencyPercent: percent(72),
  fermentables: [
    {
      name: "Pale Ale",
      kind: "grain",
      amountKilograms: kilograms(4.5),
      yieldPercent: percent(80),
      colorEbc: ebc(6),
      use: "mash",
      afterBoil: false,
    },
  ],
  hops: [
    {
      name: "Cascade",
      amountGrams: grams(30),
      alphaPercent: percent(6),
      form: "pellet",
      use: "boil",
      minutes: minutes(60),
      temperatureCelsius: null,
      day: null,
    },
  ],
  cultures: [],
  miscs: [],
  waterProfile: null,
  waterAdditions: [],
  mash: {
    steps: [
      {
        name: "Saccharification",
        kind: "infusion",
        temperatureCelsius: celsius(66),
        minutes: minutes(60),
        infusionLitres: null,
      },
    ],
  },
  fermentation: { steps: [] },
  carbonationVolumes: null,
  notes: "",
  tags: [],
  settings: {
    ibuMethod: "tinseth",
    colorMethod: "morey",
    averageBoilGravity: false,
    pelletFactor: 1,
    firstWortFactor: 1.1,
  },
  extensions: {},
})
