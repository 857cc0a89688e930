import type { FermentationStep, Hop, Misc, Recipe } from "../../../brewing/recipe.ts"
import { type Draft, hopAddition, type Ingredient, miscAddition } from "./draft-step.ts"

/** Long enough for an ale at room temperature, when the recipe says nothing. */
const usualDays = 14
/** Ten years: longer than any lambic. */
const mostDays = 3650
/** Dry hops whose contact time nobody knows: short, for what they give is soon out and grassy notes follow. */
const usualDryHopDays = 4
/** Fermentation is over when the gravity does not move for so long. */
const daysBetweenChecks = 2
const minutesPerDay = 24 * 60

/**
 * Lays out what is to be done by day after pitching: temperature steps, dry hops, gravity checks, packaging. Days count
 * from the pitching; what the recipe puts after the packaging comes on the day of it at the latest.
 */
export const planFermentation = (recipe: Recipe): readonly Draft[] => {
  const { steps } = recipe.fermentation
  const days = Math.round(steps.reduce((sum, step) => sum + step.days, 0))
  const lastDay = Math.min(days || usualDays, mostDays)
  const dayOf = (day: number): number => Math.min(Math.max(0, Math.round(day)), lastDay)
  return [
    ...temperatureSteps(steps, dayOf),
    ...dryHops(recipe, lastDay, dayOf),
    ...gravityChecks(lastDay),
    {
      kind: "package",
      day: lastDay,
      additions: recipe.miscs
        .filter(({ use }) => use === "packaging")
        .map((misc) => miscAddition(misc, null)),
    } satisfies Draft,
  ].toSorted((a, b) => a.day - b.day)
}

type ByDay = Draft & { readonly day: number }

const temperatureSteps = (
  steps: readonly FermentationStep[],
  dayOf: (day: number) => number,
): readonly ByDay[] => {
  let day = 0
  return steps.flatMap((step, index): readonly ByDay[] => {
    const since = day
    day += step.days
    if (index === 0 || step.temperatureCelsius === steps[index - 1]?.temperatureCelsius) return []
    return [
      {
        kind: "set_temperature",
        label: step.name,
        day: dayOf(since),
        temperatureCelsius: step.temperatureCelsius,
      },
    ]
  })
}

/** What goes into the fermenter, a step for each day on which something does. */
const dryHops = (recipe: Recipe, lastDay: number, dayOf: (day: number) => number): readonly ByDay[] => {
  const additions = [
    ...recipe.hops
      .filter(({ use }) => use === "dry_hop")
      .map((hop) => ({
        day: dayOf(hop.day ?? lastDay - contactDays(hop)),
        addition: hopAddition(hop, null),
      })),
    ...recipe.miscs
      .filter(({ use }) => use === "primary" || use === "secondary")
      .map((misc) => ({ day: dayOf(lastDay - contactDays(misc)), addition: miscAddition(misc, null) })),
  ]
  return [...Map.groupBy(additions, ({ day }) => day)].map(([day, group]) => ({
    kind: "dry_hop",
    day,
    additions: group.map(({ addition }): Ingredient => addition),
  }))
}

/** How long an ingredient stays in, in days: recipe files give its contact time in minutes. */
const contactDays = ({ minutes }: Pick<Hop | Misc, "minutes">): number =>
  minutes > 0 ? minutes / minutesPerDay : usualDryHopDays

const gravityChecks = (lastDay: number): readonly ByDay[] =>
  [lastDay - daysBetweenChecks, lastDay]
    .filter((day) => day > 0)
    .map((day) => ({ kind: "check_gravity", day }))
