// Written by scripts/write-routes.ts from the folder src/routes. Do not edit.
import * as route0 from "./routes/docs/index.ts"
import * as error0 from "./routes/_error.ts"
import * as route1 from "./routes/openapi.json.ts"
import * as route2 from "./routes/health/live.ts"
import * as route3 from "./routes/health/ready.ts"
import * as route4 from "./routes/health/startup.ts"
import * as route5 from "./routes/v1/(member)/batches.ts"
import * as middleware0 from "./routes/v1/_middleware.ts"
import * as middleware1 from "./routes/v1/(member)/_middleware.ts"
import * as route6 from "./routes/v1/(member)/me.ts"
import * as route7 from "./routes/v1/(member)/notifications.ts"
import * as route8 from "./routes/v1/(member)/recipes/index.ts"
import * as route9 from "./routes/v1/version.ts"
import * as route10 from "./routes/v1/(public)/calculators/abv.ts"
import * as route11 from "./routes/v1/(member)/me/installations.ts"
import * as route12 from "./routes/v1/(member)/me/sign-out-everywhere.ts"
import * as route13 from "./routes/v1/(member)/notifications/read-all.ts"
import * as route14 from "./routes/v1/(member)/recipes/calculate.ts"
import * as route15 from "./routes/v1/(member)/recipes/import.ts"
import * as route16 from "./routes/v1/(member)/me/installations/[installationId].ts"
import * as route17 from "./routes/v1/(admin)/admin/users/[userId]/disable.ts"
import * as middleware2 from "./routes/v1/(admin)/_middleware.ts"
import * as route18 from "./routes/v1/(admin)/admin/users/[userId]/enable.ts"
import * as route19 from "./routes/v1/(admin)/admin/users/[userId]/roles.ts"
import * as route20 from "./routes/v1/(member)/batches/[batchId].ts"
import * as route21 from "./routes/v1/(member)/recipes/[recipeId].ts"
import * as route22 from "./routes/v1/(member)/batches/[batchId]/cancel.ts"
import * as route23 from "./routes/v1/(member)/batches/[batchId]/start.ts"
import * as route24 from "./routes/v1/(member)/batches/[batchId]/steps.ts"
import * as route25 from "./routes/v1/(member)/notifications/[notificationId]/read.ts"
import * as route26 from "./routes/v1/(member)/recipes/[recipeId]/export.ts"
import * as route27 from "./routes/v1/(member)/batches/[batchId]/steps/[stepId]/complete.ts"
import * as route28 from "./routes/v1/(member)/batches/[batchId]/steps/[stepId]/pause.ts"
import * as route29 from "./routes/v1/(member)/batches/[batchId]/steps/[stepId]/resume.ts"
import * as route30 from "./routes/v1/(member)/batches/[batchId]/steps/[stepId]/start.ts"
import * as route31 from "./routes/docs/[asset].ts"
import * as route32 from "./routes/problems/[code].ts"
import * as notFound0 from "./routes/_404.ts"

export const manifest = {
  routes: [
    { file: "docs/index.ts", pattern: "/docs", params: [], module: route0.handlers, middlewares: [], error: error0.default },
    { file: "openapi.json.ts", pattern: "/openapi.json", params: [], module: route1.handlers, middlewares: [], error: error0.default },
    { file: "health/live.ts", pattern: "/health/live", params: [], module: route2.handlers, middlewares: [], error: error0.default },
    { file: "health/ready.ts", pattern: "/health/ready", params: [], module: route3.handlers, middlewares: [], error: error0.default },
    { file: "health/startup.ts", pattern: "/health/startup", params: [], module: route4.handlers, middlewares: [], error: error0.default },
    { file: "v1/(member)/batches.ts", pattern: "/v1/batches", params: [], module: route5.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/me.ts", pattern: "/v1/me", params: [], module: route6.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/notifications.ts", pattern: "/v1/notifications", params: [], module: route7.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/recipes/index.ts", pattern: "/v1/recipes", params: [], module: route8.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/version.ts", pattern: "/v1/version", params: [], module: route9.handlers, middlewares: [middleware0.default], error: error0.default },
    { file: "v1/(public)/calculators/abv.ts", pattern: "/v1/calculators/abv", params: [], module: route10.handlers, middlewares: [middleware0.default], error: error0.default },
    { file: "v1/(member)/me/installations.ts", pattern: "/v1/me/installations", params: [], module: route11.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/me/sign-out-everywhere.ts", pattern: "/v1/me/sign-out-everywhere", params: [], module: route12.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/notifications/read-all.ts", pattern: "/v1/notifications/read-all", params: [], module: route13.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/recipes/calculate.ts", pattern: "/v1/recipes/calculate", params: [], module: route14.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/recipes/import.ts", pattern: "/v1/recipes/import", params: [], module: route15.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/me/installations/[installationId].ts", pattern: "/v1/me/installations/:installationId", params: ["installationId"], module: route16.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(admin)/admin/users/[userId]/disable.ts", pattern: "/v1/admin/users/:userId/disable", params: ["userId"], module: route17.handlers, middlewares: [middleware0.default, middleware2.default], error: error0.default },
    { file: "v1/(admin)/admin/users/[userId]/enable.ts", pattern: "/v1/admin/users/:userId/enable", params: ["userId"], module: route18.handlers, middlewares: [middleware0.default, middleware2.default], error: error0.default },
    { file: "v1/(admin)/admin/users/[userId]/roles.ts", pattern: "/v1/admin/users/:userId/roles", params: ["userId"], module: route19.handlers, middlewares: [middleware0.default, middleware2.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId].ts", pattern: "/v1/batches/:batchId", params: ["batchId"], module: route20.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/recipes/[recipeId].ts", pattern: "/v1/recipes/:recipeId", params: ["recipeId"], module: route21.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/cancel.ts", pattern: "/v1/batches/:batchId/cancel", params: ["batchId"], module: route22.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/start.ts", pattern: "/v1/batches/:batchId/start", params: ["batchId"], module: route23.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/steps.ts", pattern: "/v1/batches/:batchId/steps", params: ["batchId"], module: route24.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/notifications/[notificationId]/read.ts", pattern: "/v1/notifications/:notificationId/read", params: ["notificationId"], module: route25.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/recipes/[recipeId]/export.ts", pattern: "/v1/recipes/:recipeId/export", params: ["recipeId"], module: route26.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/steps/[stepId]/complete.ts", pattern: "/v1/batches/:batchId/steps/:stepId/complete", params: ["batchId","stepId"], module: route27.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/steps/[stepId]/pause.ts", pattern: "/v1/batches/:batchId/steps/:stepId/pause", params: ["batchId","stepId"], module: route28.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/steps/[stepId]/resume.ts", pattern: "/v1/batches/:batchId/steps/:stepId/resume", params: ["batchId","stepId"], module: route29.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "v1/(member)/batches/[batchId]/steps/[stepId]/start.ts", pattern: "/v1/batches/:batchId/steps/:stepId/start", params: ["batchId","stepId"], module: route30.handlers, middlewares: [middleware0.default, middleware1.default], error: error0.default },
    { file: "docs/[asset].ts", pattern: "/docs/:asset", params: ["asset"], module: route31.handlers, middlewares: [], error: error0.default },
    { file: "problems/[code].ts", pattern: "/problems/:code", params: ["code"], module: route32.handlers, middlewares: [], error: error0.default },
  ],
  notFound: notFound0.default,
}
