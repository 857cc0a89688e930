import packageFile from "../package.json" with { type: "json" }
import { writeOpenApi } from "./http/openapi.ts"
import { manifest } from "./routes.gen.ts"
import { zones } from "./routes/_zones.ts"

const description = `The API of Brasse-Bouillon, the app for people who brew beer at home.

Metric units, named in each field. Times are RFC 3339 in UTC. Errors are RFC 9457 problem documents: their \`code\` never
changes, their texts come in French or English by \`Accept-Language\`. Single things carry a strong \`ETag\`, made of the
version and, where texts come in one language, of that; changes name it in \`If-Match\`. A POST with an \`Idempotency-Key\` may be repeated safely for 24 hours.`

/** The published contract of this release. */
export const openApiDocument = () =>
  writeOpenApi(manifest, zones, {
    title: "Brasse-Bouillon",
    version: packageFile.version,
    description,
    servers: [{ url: "/", description: "this server" }],
    securitySchemes: {
      firebase: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "A Firebase ID token" },
      invoker: {
        type: "http",
        scheme: "bearer",
        bearerFormat: "JWT",
        description:
          "Google's OIDC token of the service account that may call; no API answers here, only a worker",
      },
    },
  })
