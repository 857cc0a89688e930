import * as z from "zod"

/**
 * The part of Cloud Build's configuration that we use; anything else is a slip, or wants a look here first.
 * https://cloud.google.com/build/docs/build-config-file-schema
 */
const duration = z.string().regex(/^\d+s$/, "a time in seconds, such as 600s")

const Step = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  name: z.string(),
  entrypoint: z.string(),
  args: z.array(z.string()),
  waitFor: z.array(z.string()).min(1),
  timeout: duration,
  env: z.array(z.string().regex(/^[A-Z_]+=/)).default([]),
  secretEnv: z.array(z.string()).default([]),
  dir: z.string().optional(),
})

export const CloudBuild = z.strictObject({
  substitutions: z.record(z.string().regex(/^_[A-Z0-9_]+$/), z.string()),
  serviceAccount: z.string(),
  steps: z.array(Step).min(1),
  images: z.array(z.string()).min(1),
  availableSecrets: z
    .strictObject({
      secretManager: z.array(z.strictObject({ versionName: z.string(), env: z.string() })),
    })
    .optional(),
  options: z.strictObject({
    dynamicSubstitutions: z.literal(true),
    substitutionOption: z.enum(["ALLOW_LOOSE", "MUST_MATCH"]),
    logging: z.literal("CLOUD_LOGGING_ONLY"),
    machineType: z.enum(["E2_MEDIUM", "E2_HIGHCPU_8", "E2_HIGHCPU_32", "E2_STANDARD_2"]),
    requestedVerifyOption: z.literal("VERIFIED"),
  }),
  timeout: duration,
  queueTtl: duration,
})
export type CloudBuild = z.infer<typeof CloudBuild>
