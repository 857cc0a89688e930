import { z } from "zod"

const MAX_PAYLOAD_BYTES = 4096
const RESERVED_DATA_KEY = /^(?:from$|message_type$|google|gcm)/

/** An object of the API: snake_case or camelCase names, as protobuf's JSON has it, and no others. */
const message = <Shape extends z.ZodRawShape>(shape: Shape) => z.preprocess(snakeCased, z.strictObject(shape))

const snakeCased = (value: unknown): unknown =>
  value === null || typeof value !== "object" || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [
          name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
          inner,
        ]),
      )

const Text = z.string().optional()
const Data = z.record(z.string(), z.string()).optional()
const Options = message({ analytics_label: Text }).optional()
const Duration = z
  .string()
  .regex(/^\d+(?:\.\d{1,9})?s$/, "a duration is seconds with an s, such as 3600s")
  .optional()
const Headers = z.record(z.string(), z.string()).optional()
const Loose = z.record(z.string(), z.unknown()).optional()

const Message = message({
  name: Text,
  token: z.string().min(1).optional(),
  topic: z
    .string()
    .regex(/^[a-zA-Z0-9-_.~%]+$/)
    .optional(),
  condition: z.string().min(1).optional(),
  data: Data,
  notification: message({ title: Text, body: Text, image: Text }).optional(),
  fcm_options: Options,
  android: message({
    collapse_key: Text,
    priority: z
      .string()
      .regex(/^(?:normal|high)$/i)
      .optional(),
    ttl: Duration,
    restricted_package_name: Text,
    data: Data,
    notification: Loose,
    fcm_options: Options,
    direct_boot_ok: z.boolean().optional(),
    bandwidth_constrained_ok: z.boolean().optional(),
    restricted_satellite_ok: z.boolean().optional(),
  }).optional(),
  apns: message({
    headers: Headers,
    payload: Loose,
    live_activity_token: Text,
    fcm_options: message({ analytics_label: Text, image: Text }).optional(),
  }).optional(),
  webpush: message({ headers: Headers, data: Data, notification: Loose, fcm_options: Loose }).optional(),
}).superRefine(({ token, topic, condition, data = {}, ...rest }, context) => {
  const targets = [token, topic, condition].filter((target) => target !== undefined)
  if (targets.length !== 1) {
    context.addIssue(
      "Recipient of the message is not set, or set more than once: exactly one of token, topic, condition.",
    )
  }
  for (const key of Object.keys(data).filter((name) => RESERVED_DATA_KEY.test(name))) {
    context.addIssue({ code: "custom", path: ["data", key], message: "Invalid data payload key" })
  }
  const payload = JSON.stringify({ data, notification: rest.notification })
  if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) context.addIssue("Android message is too big")
})

/** The body of `messages:send`, checked as FCM checks it: names, types, one recipient, 4 KiB of payload. */
export const SendRequest = z.strictObject({
  message: Message,
  validate_only: z.boolean().optional(),
})
