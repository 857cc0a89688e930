import * as z from "zod"
import type { Docker } from "./docker.ts"

const megabyte = 1024 * 1024
/** All of it is fetched before an instance starts. */
const imageLimitBytes = 250 * megabyte
/** What we add ourselves. */
const ownLimitBytes = 15 * megabyte

const Inspected = z.tuple([
  z.object({
    Size: z.number(),
    Config: z.object({
      User: z.string().default(""),
      Env: z.array(z.string()).default([]),
      Cmd: z.array(z.string()).nullish(),
      Entrypoint: z.array(z.string()).nullish(),
      Healthcheck: z.unknown().optional(),
    }),
  }),
])

/** What an image must be, before anything of it runs. @returns a sentence for each thing that is otherwise */
export const checkShape = async (docker: Docker, image: string): Promise<readonly string[]> => {
  const [{ Size, Config }] = Inspected.parse(JSON.parse(await docker(["image", "inspect", image])))
  const history = await docker([
    "history",
    "--human=false",
    "--no-trunc",
    "--format={{.Size}} {{.CreatedBy}}",
    image,
  ])
  const own = history
    .split("\n")
    .filter((line) => /^\d+ (?:COPY|ADD|RUN)\b/.test(line))
    .reduce((sum, line) => sum + Number.parseInt(line, 10), 0)
  const secret = Config.Env.find((pair) =>
    /^[^=]*(?:TOKEN|SECRET|PASSWORD|PRIVATE|CREDENTIAL)[^=]*=./i.test(pair),
  )
  const rules: readonly (readonly [broken: boolean, sentence: string])[] = [
    [Size > imageLimitBytes, `it has ${shown(Size)}, at most ${shown(imageLimitBytes)} it may`],
    [own > ownLimitBytes, `what we add has ${shown(own)}, at most ${shown(ownLimitBytes)} it may`],
    [/^(?:|0|root)(?::|$)/.test(Config.User), `it runs as ${Config.User || "root"}`],
    [
      (Config.Entrypoint ?? []).join(" ") !== "/nodejs/bin/node",
      `it starts ${String(Config.Entrypoint)}, not node itself`,
    ],
    [(Config.Cmd ?? []).join(" ") !== "main.js", `node is given ${String(Config.Cmd)}, not main.js`],
    [Config.Healthcheck !== undefined, "it has a HEALTHCHECK, which Cloud Run ignores"],
    [secret !== undefined, `it carries ${secret?.split("=")[0]} for everyone to read`],
  ]
  return rules.flatMap(([broken, sentence]) => (broken ? [sentence] : []))
}

const shown = (bytes: number): string => `${(bytes / megabyte).toFixed(1)} MB`
