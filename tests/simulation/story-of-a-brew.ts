import type { Recipe } from "../../src/brewing/recipe.ts"
import { celsius } from "../../src/brewing/units.ts"
import { paleAle } from "../features/batches/brewing.ts"
import { aBrewer, type Brewer } from "./brewer.ts"
import type { Brewery } from "./brewery.ts"

/** Three weeks in the fermenter: ten days, four warmer ones, a cold week. */
export const threeWeekAle: Recipe = {
  ...paleAle,
  fermentation: {
    steps: [
      { name: "Primary", temperatureCelsius: celsius(18), days: 10, rampDays: null },
      { name: "Warm rest", temperatureCelsius: celsius(20), days: 4, rampDays: null },
      { name: "Cold crash", temperatureCelsius: celsius(2), days: 7, rampDays: null },
    ],
  },
}

export const zone = "Europe/Paris"

/** By the clock of the brewer's wall, so many days after the night of the brew. */
const wallTime = (night: Date, day: number, time: string): Date =>
  new Date(
    Temporal.Instant.fromEpochMilliseconds(night.getTime())
      .toZonedDateTimeISO(zone)
      .toPlainDate()
      .add({ days: day })
      .toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds,
  )

/** The next time at which the clock in Greenwich, which no summer time moves, says so. */
const utcTime = (now: Date, time: string): Date => {
  const today = new Date(`${now.toISOString().slice(0, 11)}${time}:00Z`)
  return today >= now ? today : new Date(today.getTime() + 86_400_000)
}

/** A brew that begins at 20:00 UTC: six hours of a night, three weeks in the fermenter, two in bottles. */
export const brewThroughTheNight = async (brewery: Brewery, ale: Recipe): Promise<Brewer> => {
  const { time } = brewery
  const brewer = await aBrewer(brewery, ale)
  const at = (utc: string): Promise<void> => time.passUntil(utcTime(new Date(), utc))

  await brewer.wantsQuiet("22:00", "09:30")
  await brewer.begins()
  await brewer.starts("Heat the strike water")
  await at("20:35")
  await brewer.completesTwice("Heat the strike water")
  await brewer.starts("Dough in")
  await at("20:45")
  await brewer.completes("Dough in")

  // An hour of mash, which becomes 75 minutes, and stands still from before midnight to after it.
  await brewer.starts("Mash – Saccharification")
  await at("21:30")
  await brewer.lengthens("Mash – Saccharification", 75)
  await at("21:50")
  await brewer.pauses("Mash – Saccharification")
  await at("23:10")
  await brewer.resumes("Mash – Saccharification")
  await at("23:22")
  await brewer.completesTwice("Mash – Saccharification")
  await brewer.starts("Mash – Mash out")
  await at("23:33")
  await brewer.completes("Mash – Mash out")

  await brewer.starts("First-wort hops")
  await brewer.completes("First-wort hops")
  await brewer.starts("Sparge")
  await at("00:05")
  await brewer.completes("Sparge")

  // Where a clock is put forward or back that night, it happens at 01:00 UTC, while the boil stands still.
  await at("00:10")
  await brewer.starts("Boil")
  await at("00:56")
  await brewer.lengthens("Boil", 70)
  await at("00:58")
  await brewer.pauses("Boil")
  await at("01:03")
  await brewer.resumes("Boil")
  await at("01:26")
  await brewer.completes("Boil")
  await at("01:27")
  await brewer.takesBack("Boil")
  await at("01:30")
  await brewer.completes("Boil")
  await brewer.starts("Whirlpool")
  await at("01:35")
  await brewer.skips("Whirlpool")
  await brewer.starts("Chill the wort")
  await at("01:55")
  await brewer.completes("Chill the wort")
  await brewer.starts("Transfer to the fermenter")
  await at("02:00")
  await brewer.completes("Transfer to the fermenter")
  await brewer.starts("Pitch the yeast")
  await at("02:05")
  await brewer.completes("Pitch the yeast")
  await time.rest()
  return brewer
}

/** Three weeks by day, at the times of the brewer's wall. */
export const ferment = async ({ time }: Brewery, brewer: Brewer): Promise<void> => {
  const { pitchedAt } = await brewer.read()
  if (!pitchedAt) throw new Error("nothing ferments")
  const on = (day: number, clock: string): Date => wallTime(pitchedAt, day, clock)

  await brewer.asksFor("Look at the airlock", on(2, "03:00"))
  const caps = await brewer.asksFor("Buy caps", on(5, "18:00"))
  const label = await brewer.asksFor("Draw a label", on(6, "18:00"))
  // The yeast likes 22 °C at most.
  await time.passUntil(on(1, "20:00"))
  await brewer.readsTemperature(24.5)
  await time.passUntil(on(2, "20:00"))
  await brewer.readsTemperature(19)
  await time.passUntil(on(4, "20:00"))
  await brewer.moves(caps, on(7, "18:00"))
  await brewer.takesOff(label)

  // It stands still far above where it should end, until it has it warmer.
  await time.passUntil(on(5, "20:00"))
  await brewer.readsGravity(1.022)
  await time.passUntil(on(8, "20:00"))
  await brewer.readsGravity(1.022)
  await time.passUntil(on(10, "19:00"))
  await brewer.completes("Change the temperature – Warm rest")
  await time.passUntil(on(13, "20:00"))
  await brewer.readsGravity(1.014)
  // Early, and so it never rings.
  await time.passUntil(on(14, "08:00"))
  await brewer.skips("Change the temperature – Cold crash")
  // The hops come a day late; what comes after them moves alike.
  await time.passUntil(on(16, "20:00"))
  await brewer.readsGravity(1.011)
  await brewer.postpones("Dry hop", on(18, "12:00"))
  await time.passUntil(on(18, "12:30"))
  await brewer.completes("Dry hop")
  await brewer.takesBack("Dry hop")
  await time.passUntil(on(18, "12:40"))
  await brewer.completes("Dry hop")
  await time.passUntil(on(18, "20:00"))
  await brewer.readsGravity(1.011)
  // A forgotten check holds nothing up.
  await time.passUntil(on(21, "10:00"))
  await brewer.completes("Check the gravity")
  await brewer.postpones("Bottle or keg", on(22, "13:00"))
  await time.passUntil(on(22, "14:00"))
  await brewer.completes("Check the gravity")
  await time.passUntil(on(22, "16:00"))
  await brewer.completes("Bottle or keg")
  await time.rest()

  await brewer.asksFor("Taste", on(36, "18:00"))
  await time.passUntil(on(36, "18:30"))
  await brewer.finishes()
  // A phone that was missed would ring by now.
  await time.passUntil(on(45, "12:00"))
}
