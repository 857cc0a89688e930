// Written by scripts/write-routes.ts from the folder src/routes. Do not edit.
import * as route0 from "./routes/docs/index.ts"
import * as error0 from "./routes/_error.ts"
import * as route1 from "./routes/openapi.json.ts"
import * as route2 from "./routes/health/live.ts"
import * as route3 from "./routes/health/ready.ts"
import * as route4 from "./routes/health/startup.ts"
import * as route5 from "./routes/internal/tick.ts"
import * as middleware0 from "./routes/internal/_middleware.ts"
import * as route6 from "./routes/v1/(member)/batches.ts"
import * as middleware1 from "./routes/v1/_middleware.ts"
import * as middleware2 from "./routes/v1/(member)/_middleware.ts"
import * as route7 from "./routes/v1/(member)/equipment/index.ts"
import * as route8 from "./routes/v1/(member)/me.ts"
import * as route9 from "./routes/v1/(member)/notifications.ts"
import * as route10 from "./routes/v1/(member)/recipes/index.ts"
import * as route11 from "./routes/v1/(public)/tasting-sheet.ts"
import * as route12 from "./routes/v1/version.ts"
import * as route13 from "./routes/v1/(admin)/admin/jobs.ts"
import * as middleware3 from "./routes/v1/(admin)/_middleware.ts"
import * as route14 from "./routes/v1/(public)/calculators/abv.ts"
import * as route15 from "./routes/v1/(public)/calculators/alcohol-by-weight.ts"
import * as route16 from "./routes/v1/(public)/calculators/attenuation.ts"
import * as route17 from "./routes/v1/(public)/calculators/calories.ts"
import * as route18 from "./routes/v1/(public)/calculators/color.ts"
import * as route19 from "./routes/v1/(public)/calculators/dilution.ts"
import * as route20 from "./routes/v1/(public)/calculators/gravity.ts"
import * as route21 from "./routes/v1/(public)/calculators/hydrometer.ts"
import * as route22 from "./routes/v1/(public)/calculators/ibu.ts"
import * as route23 from "./routes/v1/(public)/calculators/infusion.ts"
import * as route24 from "./routes/v1/(public)/calculators/keg-pressure.ts"
import * as route25 from "./routes/v1/(public)/calculators/mash-ph.ts"
import * as route26 from "./routes/v1/(public)/calculators/pitch-rate.ts"
import * as route27 from "./routes/v1/(public)/calculators/plato.ts"
import * as route28 from "./routes/v1/(public)/calculators/priming.ts"
import * as route29 from "./routes/v1/(public)/calculators/refractometer.ts"
import * as route30 from "./routes/v1/(public)/calculators/starter.ts"
import * as route31 from "./routes/v1/(public)/calculators/strike-water.ts"
import * as route32 from "./routes/v1/(public)/calculators/water-chemistry.ts"
import * as route33 from "./routes/v1/(public)/calculators/water-volumes.ts"
import * as route34 from "./routes/v1/(member)/me/agenda.ts"
import * as route35 from "./routes/v1/(member)/me/calendar.ts"
import * as route36 from "./routes/v1/(member)/me/installations.ts"
import * as route37 from "./routes/v1/(member)/me/preferences.ts"
import * as route38 from "./routes/v1/(member)/me/sign-out-everywhere.ts"
import * as route39 from "./routes/v1/(member)/notifications/read-all.ts"
import * as route40 from "./routes/v1/(member)/recipes/calculate.ts"
import * as route41 from "./routes/v1/(member)/recipes/import.ts"
import * as route42 from "./routes/v1/(admin)/admin/notifications/replay.ts"
import * as route43 from "./routes/v1/(member)/me/installations/[installationId].ts"
import * as route44 from "./routes/v1/(admin)/admin/jobs/[jobId]/retry.ts"
import * as route45 from "./routes/v1/(admin)/admin/users/[userId]/disable.ts"
import * as route46 from "./routes/v1/(admin)/admin/users/[userId]/enable.ts"
import * as route47 from "./routes/v1/(admin)/admin/users/[userId]/roles.ts"
import * as route48 from "./routes/v1/(member)/batches/[batchId].ts"
import * as route49 from "./routes/v1/(member)/equipment/[equipmentId].ts"
import * as route50 from "./routes/v1/(member)/recipes/[recipeId].ts"
import * as route51 from "./routes/v1/(member)/batches/[batchId]/alerts/index.ts"
import * as route52 from "./routes/v1/(member)/batches/[batchId]/archive.ts"
import * as route53 from "./routes/v1/(member)/batches/[batchId]/cancel.ts"
import * as route54 from "./routes/v1/(member)/batches/[batchId]/checklist.ts"
import * as route55 from "./routes/v1/(member)/batches/[batchId]/complete.ts"
import * as route56 from "./routes/v1/(member)/batches/[batchId]/ferment.ts"
import * as route57 from "./routes/v1/(member)/batches/[batchId]/measurements.ts"
import * as route58 from "./routes/v1/(member)/batches/[batchId]/notes.ts"
import * as route59 from "./routes/v1/(member)/batches/[batchId]/package.ts"
import * as route60 from "./routes/v1/(member)/batches/[batchId]/photos.ts"
import * as route61 from "./routes/v1/(member)/batches/[batchId]/priming.ts"
import * as route62 from "./routes/v1/(member)/batches/[batchId]/reminders/index.ts"
import * as route63 from "./routes/v1/(member)/batches/[batchId]/split.ts"
import * as route64 from "./routes/v1/(member)/batches/[batchId]/start.ts"
import * as route65 from "./routes/v1/(member)/batches/[batchId]/steps.ts"
import * as route66 from "./routes/v1/(member)/batches/[batchId]/summary.ts"
import * as route67 from "./routes/v1/(member)/batches/[batchId]/tastings.ts"
import * as route68 from "./routes/v1/(member)/batches/[batchId]/timeline.ts"
import * as route69 from "./routes/v1/(public)/calendars/[calendarToken]/brews.ics.ts"
import * as route70 from "./routes/v1/(member)/notifications/[notificationId]/read.ts"
import * as route71 from "./routes/v1/(member)/recipes/[recipeId]/equipment-fit.ts"
import * as route72 from "./routes/v1/(member)/recipes/[recipeId]/export.ts"
import * as route73 from "./routes/v1/(member)/recipes/[recipeId]/scale.ts"
import * as route74 from "./routes/v1/(member)/recipes/[recipeId]/style-fit.ts"
import * as route75 from "./routes/v1/(member)/batches/[batchId]/measurements/[measurementId].ts"
import * as route76 from "./routes/v1/(member)/batches/[batchId]/notes/[noteId].ts"
import * as route77 from "./routes/v1/(member)/batches/[batchId]/photos/[photoId].ts"
import * as route78 from "./routes/v1/(member)/batches/[batchId]/reminders/[reminderId].ts"
import * as route79 from "./routes/v1/(member)/batches/[batchId]/tastings/[tastingId].ts"
import * as route80 from "./routes/v1/(member)/batches/[batchId]/alerts/[alertId]/dismiss.ts"
import * as route81 from "./routes/v1/(member)/batches/[batchId]/steps/[stepId]/complete.ts"
import * as route82 from "./routes/v1/(member)/batches/[batchId]/steps/[stepId]/extend.ts"
import * as route83 from "./routes/v1/(member)/batches/[batchId]/steps/[stepId]/pause.ts"
import * as route84 from "./routes/v1/(member)/batches/[batchId]/steps/[stepId]/resume.ts"
import * as route85 from "./routes/v1/(member)/batches/[batchId]/steps/[stepId]/skip.ts"
import * as route86 from "./routes/v1/(member)/batches/[batchId]/steps/[stepId]/start.ts"
import * as route87 from "./routes/v1/(member)/batches/[batchId]/steps/[stepId]/undo.ts"
import * as route88 from "./routes/docs/[asset].ts"
import * as route89 from "./routes/problems/[code].ts"
import * as notFound0 from "./routes/_404.ts"

export const manifest = {
  routes: [
    { file: "docs/index.ts", pattern: "/docs", params: [], module: route0.handlers, middlewares: [], error: error0.default },
    { file: "openapi.json.ts", pattern: "/openapi.json", params: [], module: route1.handlers, middlewares: [], error: error0.default },
    { file: "health/live.ts", pattern: "/health/live", params: [], module: route2.handlers, middlewares: [], error: error0.default },
    { file: "health/ready.ts", pattern: "/health/ready", params: [], module: route3.handlers, middlewares: [], error: error0.default },
    { file: "health/startup.ts", pattern: "/health/startup", params: [], module: route4.handlers, middlewares: [], error: error0.default },
    { file: "internal/tick.ts", pattern: "/internal/tick", params: [], module: route5.handlers, middlewares: [middleware0.default], error: error0.default },
    { file: "v1/(member)/batches.ts", pattern: "/v1/batches", params: [], module: route6.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/equipment/index.ts", pattern: "/v1/equipment", params: [], module: route7.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/me.ts", pattern: "/v1/me", params: [], module: route8.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/notifications.ts", pattern: "/v1/notifications", params: [], module: route9.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/recipes/index.ts", pattern: "/v1/recipes", params: [], module: route10.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(public)/tasting-sheet.ts", pattern: "/v1/tasting-sheet", params: [], module: route11.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/version.ts", pattern: "/v1/version", params: [], module: route12.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(admin)/admin/jobs.ts", pattern: "/v1/admin/jobs", params: [], module: route13.handlers, middlewares: [middleware1.default, middleware3.default], error: error0.default },
    { file: "v1/(public)/calculators/abv.ts", pattern: "/v1/calculators/abv", params: [], module: route14.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/alcohol-by-weight.ts", pattern: "/v1/calculators/alcohol-by-weight", params: [], module: route15.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/attenuation.ts", pattern: "/v1/calculators/attenuation", params: [], module: route16.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/calories.ts", pattern: "/v1/calculators/calories", params: [], module: route17.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/color.ts", pattern: "/v1/calculators/color", params: [], module: route18.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/dilution.ts", pattern: "/v1/calculators/dilution", params: [], module: route19.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/gravity.ts", pattern: "/v1/calculators/gravity", params: [], module: route20.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/hydrometer.ts", pattern: "/v1/calculators/hydrometer", params: [], module: route21.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/ibu.ts", pattern: "/v1/calculators/ibu", params: [], module: route22.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/infusion.ts", pattern: "/v1/calculators/infusion", params: [], module: route23.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/keg-pressure.ts", pattern: "/v1/calculators/keg-pressure", params: [], module: route24.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/mash-ph.ts", pattern: "/v1/calculators/mash-ph", params: [], module: route25.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/pitch-rate.ts", pattern: "/v1/calculators/pitch-rate", params: [], module: route26.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/plato.ts", pattern: "/v1/calculators/plato", params: [], module: route27.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/priming.ts", pattern: "/v1/calculators/priming", params: [], module: route28.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/refractometer.ts", pattern: "/v1/calculators/refractometer", params: [], module: route29.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/starter.ts", pattern: "/v1/calculators/starter", params: [], module: route30.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/strike-water.ts", pattern: "/v1/calculators/strike-water", params: [], module: route31.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/water-chemistry.ts", pattern: "/v1/calculators/water-chemistry", params: [], module: route32.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(public)/calculators/water-volumes.ts", pattern: "/v1/calculators/water-volumes", params: [], module: route33.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(member)/me/agenda.ts", pattern: "/v1/me/agenda", params: [], module: route34.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/me/calendar.ts", pattern: "/v1/me/calendar", params: [], module: route35.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/me/installations.ts", pattern: "/v1/me/installations", params: [], module: route36.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/me/preferences.ts", pattern: "/v1/me/preferences", params: [], module: route37.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/me/sign-out-everywhere.ts", pattern: "/v1/me/sign-out-everywhere", params: [], module: route38.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/notifications/read-all.ts", pattern: "/v1/notifications/read-all", params: [], module: route39.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/recipes/calculate.ts", pattern: "/v1/recipes/calculate", params: [], module: route40.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/recipes/import.ts", pattern: "/v1/recipes/import", params: [], module: route41.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(admin)/admin/notifications/replay.ts", pattern: "/v1/admin/notifications/replay", params: [], module: route42.handlers, middlewares: [middleware1.default, middleware3.default], error: error0.default },
    { file: "v1/(member)/me/installations/[installationId].ts", pattern: "/v1/me/installations/:installationId", params: ["installationId"], module: route43.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(admin)/admin/jobs/[jobId]/retry.ts", pattern: "/v1/admin/jobs/:jobId/retry", params: ["jobId"], module: route44.handlers, middlewares: [middleware1.default, middleware3.default], error: error0.default },
    { file: "v1/(admin)/admin/users/[userId]/disable.ts", pattern: "/v1/admin/users/:userId/disable", params: ["userId"], module: route45.handlers, middlewares: [middleware1.default, middleware3.default], error: error0.default },
    { file: "v1/(admin)/admin/users/[userId]/enable.ts", pattern: "/v1/admin/users/:userId/enable", params: ["userId"], module: route46.handlers, middlewares: [middleware1.default, middleware3.default], error: error0.default },
    { file: "v1/(admin)/admin/users/[userId]/roles.ts", pattern: "/v1/admin/users/:userId/roles", params: ["userId"], module: route47.handlers, middlewares: [middleware1.default, middleware3.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId].ts", pattern: "/v1/batches/:batchId", params: ["batchId"], module: route48.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/equipment/[equipmentId].ts", pattern: "/v1/equipment/:equipmentId", params: ["equipmentId"], module: route49.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/recipes/[recipeId].ts", pattern: "/v1/recipes/:recipeId", params: ["recipeId"], module: route50.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/alerts/index.ts", pattern: "/v1/batches/:batchId/alerts", params: ["batchId"], module: route51.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/archive.ts", pattern: "/v1/batches/:batchId/archive", params: ["batchId"], module: route52.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/cancel.ts", pattern: "/v1/batches/:batchId/cancel", params: ["batchId"], module: route53.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/checklist.ts", pattern: "/v1/batches/:batchId/checklist", params: ["batchId"], module: route54.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/complete.ts", pattern: "/v1/batches/:batchId/complete", params: ["batchId"], module: route55.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/ferment.ts", pattern: "/v1/batches/:batchId/ferment", params: ["batchId"], module: route56.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/measurements.ts", pattern: "/v1/batches/:batchId/measurements", params: ["batchId"], module: route57.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/notes.ts", pattern: "/v1/batches/:batchId/notes", params: ["batchId"], module: route58.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/package.ts", pattern: "/v1/batches/:batchId/package", params: ["batchId"], module: route59.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/photos.ts", pattern: "/v1/batches/:batchId/photos", params: ["batchId"], module: route60.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/priming.ts", pattern: "/v1/batches/:batchId/priming", params: ["batchId"], module: route61.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/reminders/index.ts", pattern: "/v1/batches/:batchId/reminders", params: ["batchId"], module: route62.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/split.ts", pattern: "/v1/batches/:batchId/split", params: ["batchId"], module: route63.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/start.ts", pattern: "/v1/batches/:batchId/start", params: ["batchId"], module: route64.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/steps.ts", pattern: "/v1/batches/:batchId/steps", params: ["batchId"], module: route65.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/summary.ts", pattern: "/v1/batches/:batchId/summary", params: ["batchId"], module: route66.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/tastings.ts", pattern: "/v1/batches/:batchId/tastings", params: ["batchId"], module: route67.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/timeline.ts", pattern: "/v1/batches/:batchId/timeline", params: ["batchId"], module: route68.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(public)/calendars/[calendarToken]/brews.ics.ts", pattern: "/v1/calendars/:calendarToken/brews.ics", params: ["calendarToken"], module: route69.handlers, middlewares: [middleware1.default], error: error0.default },
    { file: "v1/(member)/notifications/[notificationId]/read.ts", pattern: "/v1/notifications/:notificationId/read", params: ["notificationId"], module: route70.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/recipes/[recipeId]/equipment-fit.ts", pattern: "/v1/recipes/:recipeId/equipment-fit", params: ["recipeId"], module: route71.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/recipes/[recipeId]/export.ts", pattern: "/v1/recipes/:recipeId/export", params: ["recipeId"], module: route72.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/recipes/[recipeId]/scale.ts", pattern: "/v1/recipes/:recipeId/scale", params: ["recipeId"], module: route73.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/recipes/[recipeId]/style-fit.ts", pattern: "/v1/recipes/:recipeId/style-fit", params: ["recipeId"], module: route74.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/measurements/[measurementId].ts", pattern: "/v1/batches/:batchId/measurements/:measurementId", params: ["batchId","measurementId"], module: route75.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/notes/[noteId].ts", pattern: "/v1/batches/:batchId/notes/:noteId", params: ["batchId","noteId"], module: route76.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/photos/[photoId].ts", pattern: "/v1/batches/:batchId/photos/:photoId", params: ["batchId","photoId"], module: route77.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/reminders/[reminderId].ts", pattern: "/v1/batches/:batchId/reminders/:reminderId", params: ["batchId","reminderId"], module: route78.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/tastings/[tastingId].ts", pattern: "/v1/batches/:batchId/tastings/:tastingId", params: ["batchId","tastingId"], module: route79.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/alerts/[alertId]/dismiss.ts", pattern: "/v1/batches/:batchId/alerts/:alertId/dismiss", params: ["batchId","alertId"], module: route80.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/steps/[stepId]/complete.ts", pattern: "/v1/batches/:batchId/steps/:stepId/complete", params: ["batchId","stepId"], module: route81.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/steps/[stepId]/extend.ts", pattern: "/v1/batches/:batchId/steps/:stepId/extend", params: ["batchId","stepId"], module: route82.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/steps/[stepId]/pause.ts", pattern: "/v1/batches/:batchId/steps/:stepId/pause", params: ["batchId","stepId"], module: route83.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/steps/[stepId]/resume.ts", pattern: "/v1/batches/:batchId/steps/:stepId/resume", params: ["batchId","stepId"], module: route84.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/steps/[stepId]/skip.ts", pattern: "/v1/batches/:batchId/steps/:stepId/skip", params: ["batchId","stepId"], module: route85.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/steps/[stepId]/start.ts", pattern: "/v1/batches/:batchId/steps/:stepId/start", params: ["batchId","stepId"], module: route86.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/steps/[stepId]/undo.ts", pattern: "/v1/batches/:batchId/steps/:stepId/undo", params: ["batchId","stepId"], module: route87.handlers, middlewares: [middleware1.default, middleware2.default], error: error0.default },
    { file: "docs/[asset].ts", pattern: "/docs/:asset", params: ["asset"], module: route88.handlers, middlewares: [], error: error0.default },
    { file: "problems/[code].ts", pattern: "/problems/:code", params: ["code"], module: route89.handlers, middlewares: [], error: error0.default },
  ],
  notFound: notFound0.default,
}
