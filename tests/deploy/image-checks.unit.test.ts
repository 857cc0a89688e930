import { describe, expect, test } from "vitest"
import { checkShape } from "../../scripts/image/check-shape.ts"
import type { Docker } from "../../scripts/image/docker.ts"
import { tryImage } from "../../scripts/image/try-image.ts"
import { criticalVulnerabilities } from "../../scripts/image/vulnerabilities.ts"

describe("an image that may be pushed", () => {
  const good = {
    Size: 200_000_000,
    Config: {
      User: "nonroot",
      Env: ["PATH=/usr/bin", "NODE_ENV=production"],
      Cmd: ["main.js"],
      Entrypoint: ["/nodejs/bin/node"],
    },
  }
  const layers = ['0 CMD ["main.js"]', "11000000 COPY /app/dist ./ # buildkit", "150000000 bazel build …"]
  const dockerWith =
    (inspected: unknown, history: readonly string[] = layers): Docker =>
    async ([command]) =>
      command === "history" ? history.join("\n") : JSON.stringify([inspected])

  test("is small, not root's, starts node with main.js, and carries no secret", async () => {
    expect(await checkShape(dockerWith(good), "image")).toEqual([])
  })

  test.each([
    ["too large", { ...good, Size: 270_000_000 }, "it has 257.5 MB, at most 250.0 MB it may"],
    ["root's", { ...good, Config: { ...good.Config, User: "" } }, "it runs as root"],
    ["root's by number", { ...good, Config: { ...good.Config, User: "0:0" } }, "it runs as 0:0"],
    [
      "in a shell",
      { ...good, Config: { ...good.Config, Entrypoint: ["sh", "-c"] } },
      "it starts sh,-c, not node itself",
    ],
    [
      "another program",
      { ...good, Config: { ...good.Config, Cmd: ["server.js"] } },
      "node is given server.js, not main.js",
    ],
    [
      "with a health check",
      { ...good, Config: { ...good.Config, Healthcheck: {} } },
      "it has a HEALTHCHECK, which Cloud Run ignores",
    ],
    [
      "with a secret",
      { ...good, Config: { ...good.Config, Env: ["DB_PASSWORD=hop"] } },
      "it carries DB_PASSWORD for everyone to read",
    ],
  ])("and one that is %s may not", async (_what, inspected, sentence) => {
    expect(await checkShape(dockerWith(inspected), "image")).toEqual([sentence])
  })

  test("and neither may one that we add too much to", async () => {
    const heavy = dockerWith(good, ["16000000 COPY /app/dist ./ # buildkit", ...layers])
    expect(await checkShape(heavy, "image")).toEqual(["what we add has 25.7 MB, at most 15.0 MB it may"])
  })
})

describe("an image that is tried", () => {
  /** docker as a list of what it was asked, with answers for some. */
  const recording = (answer: (line: string) => string | Error | undefined = () => undefined) => {
    const asked: string[] = []
    let nowMs = 0
    const docker: Docker = async (args) => {
      const line = args.join(" ").replaceAll(/image-check-\d+/g, "check")
      asked.push(line)
      nowMs += 100
      const given = answer(line) ?? (line.includes("State.ExitCode") ? "0\n" : "")
      if (given instanceof Error) throw given
      return given
    }
    const tools = {
      docker,
      now: () => nowMs,
      sleep: async (ms: number) => {
        nowMs += ms
      },
      say: () => undefined,
    }
    return { asked, tools }
  }

  test("migrates twice, starts API and worker, is smoke-tested and stopped; nothing stays", async () => {
    const { asked, tools } = recording()
    await tryImage("image", "1.2.3", tools)
    const kinds = asked.map((line) => line.split(" ")[0])
    expect(kinds.slice(0, 2)).toEqual(["network", "run"])
    expect(asked.filter((line) => line.includes("ROLE=migrate"))).toHaveLength(2)
    expect(asked.filter((line) => line.endsWith("image smoke.js http://api:8080 1.2.3"))).toHaveLength(1)
    expect(asked.filter((line) => line.startsWith("stop --time=10"))).toEqual([
      "stop --time=10 check-api",
      "stop --time=10 check-worker",
    ])
    expect(asked.slice(-2)).toEqual([
      "rm --force --volumes check-postgres check-api check-worker",
      "network rm check",
    ])
  })

  test.each([
    ["a migration fails", (line: string) => line.includes("ROLE=migrate"), /relation exists/],
    ["it does not start", (line: string) => line.includes("--eval"), /not after 60 s: the api has started\n/],
    ["its smoke test fails", (line: string) => line.includes("smoke.js"), /relation exists/],
  ])("and is refused, with nothing left behind, when %s", async (_what, isIt, message) => {
    const { asked, tools } = recording((line) => (isIt(line) ? new Error("relation exists") : undefined))
    await expect(tryImage("image", "1.2.3", tools)).rejects.toThrow(message)
    expect(asked.at(-1)).toBe("network rm check")
  })

  test("and is refused when SIGTERM does not end it well", async () => {
    const { tools } = recording((line) => (line.includes("State.ExitCode") ? "137\n" : undefined))
    await expect(tryImage("image", "1.2.3", tools)).rejects.toThrow(
      /check-\d+-api ended with 137 \d+ ms after SIGTERM/,
    )
  })
})

describe("the scan of an image", () => {
  const scanned = (
    state: string | null,
    vulnerabilities: Readonly<Record<string, readonly unknown[]>> = {},
  ) =>
    JSON.stringify({
      discovery_summary: { discovery: state === null ? [] : [{ discovery: { analysisStatus: state } }] },
      package_vulnerability_summary: { vulnerabilities },
    })
  const vulnerability = (name: string, fixAvailable: boolean) => ({
    vulnerability: {
      shortDescription: name,
      fixAvailable,
      packageIssue: [{ affectedPackage: "openssl", fixedVersion: { fullName: "3.5.4" } }],
    },
  })
  const scan = (answers: readonly string[]) => {
    const left = [...answers]
    let nowMs = 0
    return criticalVulnerabilities("image@sha256:1", {
      gcloud: async () => (left.length > 1 ? left.shift() : left[0]) ?? "",
      now: () => nowMs,
      sleep: async (ms) => {
        nowMs += ms
      },
      say: () => undefined,
    })
  }

  test("is waited for, and names what is critical and mended in a newer package", async () => {
    const found = {
      CRITICAL: [vulnerability("CVE-2026-1", true), vulnerability("CVE-2026-2", false)],
      HIGH: [vulnerability("CVE-2026-3", true)],
    }
    const answers = [
      scanned(null),
      scanned("PENDING"),
      scanned("SCANNING"),
      scanned("FINISHED_SUCCESS", found),
    ]
    expect(await scan(answers)).toEqual(["CVE-2026-1: openssl → 3.5.4"])
    expect(await scan([scanned("FINISHED_SUCCESS")])).toEqual([])
  })

  test("that fails, or never begins, is no good scan", async () => {
    await expect(scan([scanned("FINISHED_FAILED")])).rejects.toThrow("the scan ended with FINISHED_FAILED")
    await expect(scan([scanned(null)])).rejects.toThrow(
      /the scan has not begun after 15 min: is Artifact Analysis on/,
    )
  })
})
