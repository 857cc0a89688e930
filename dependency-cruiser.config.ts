/**
 * Who may import whom: the table of docs/architecture.md. `tests/architecture/boundaries.test.ts` proves that each of
 * these rules can fail.
 */
const feature = "src/features/([^/]+)/"

/** Only what is named may be imported; anything else is a violation. */
const only = (name: string, from: string, allowed: readonly string[], comment: string) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { pathNot: allowed },
})

const npm = (...names: string[]) => `node_modules/(${names.join("|")})/`

export default {
  forbidden: [
    {
      name: "no-circular",
      comment: "Data flows one way.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    only(
      "shared-is-an-island",
      "^src/shared/",
      ["^src/shared/"],
      "What everyone needs needs nobody: no package, no other folder.",
    ),
    only(
      "brewing-is-pure",
      "^src/brewing/",
      ["^src/brewing/", "^src/shared/"],
      "Brewing science has no I/O, no clock and no package.",
    ),
    only(
      "formats-take-text-and-bytes",
      "^src/formats/",
      ["^src/formats/", "^src/brewing/", "^src/shared/", npm("ajv", "sax", "@types/sax")],
      "Formats know brewing, their parsers and validators, nothing of where a file came from.",
    ),
    {
      ...only(
        "features-know-no-transport",
        `^${feature}`,
        [
          "^src/features/$1/",
          "^src/features/[^/]+/index\\.ts$",
          "^src/(brewing|formats|shared)/",
          "^src/platform/postgres/(database|enqueue|expired-rows|keyset|tables\\.gen)\\.ts$",
          npm("kysely", "zod", "graphile-worker"),
        ],
        "A feature knows its rules and its rows: no HTTP, no SDK, no node, and other features by their door only.",
      ),
    },
    only(
      "jobs-call-features",
      "^src/jobs/",
      ["^src/jobs/", "^src/features/[^/]+/index\\.ts$", "^src/shared/", npm("graphile-worker", "zod")],
      "A job reads its payload and calls one verb.",
    ),
    only(
      "contract-is-the-wire",
      "^src/contract/",
      [
        "^src/contract/",
        "^src/shared/",
        "^src/brewing/",
        "^src/features/[^/]+/index\\.ts$",
        "^src/http/",
        npm("zod"),
      ],
      "The wire knows the domain's types, never its rules or rows.",
    ),
    only(
      "routes-are-thin",
      "^src/routes/",
      [
        "^src/routes/",
        "^src/http/",
        "^src/contract/",
        "^src/features/[^/]+/index\\.ts$",
        "^src/(shared|brewing|formats)/",
        npm("zod"),
      ],
      "A route validates, calls one verb, and maps its answer.",
    ),
    only(
      "the-kernel-knows-no-beer",
      "^src/http/",
      ["^src/http/", npm("hono", "@hono/zod-validator", "zod")],
      "The routing kernel could serve any product.",
    ),
    {
      name: "platform-implements-ports",
      comment: "An adapter knows the ports it implements and its SDK, no verbs, no routes.",
      severity: "error",
      from: { path: "^src/platform/([^/]+)/" },
      to: {
        path: "^src/",
        pathNot: [
          "^src/platform/$1/",
          "^src/features/[^/]+/(index|ports)\\.ts$",
          "^src/shared/",
          "^src/http/(idempotency|mount)\\.ts$",
          "^src/platform/(google|outage)/",
        ],
      },
    },
    {
      name: "nothing-imports-the-composition",
      comment: "main, app and services stand at the top.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(main|app|services|openapi|reproject|cli|roles/[^/]+)\\.ts$" },
      to: { path: "^src/(main|app|services|config|routes\\.gen)\\.ts$" },
    },
    {
      name: "the-project-stands-alone",
      comment: "Shipped code never imports tests, local stand-ins or scripts.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(tests|local|scripts|bench|tools)/" },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      extensions: [".ts", ".js", ".mjs", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
    },
  },
}
