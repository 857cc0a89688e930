import { mkdtemp, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { describeStack } from "../../local/dev-summary.ts"
import { endpointsFile } from "../../local/endpoints-file.ts"
import { defaultPorts as ports } from "../../local/ports.ts"

const demo = { email: "demo@example.org", password: "a brew a day" }

const endpointsWith = (database: string) => ({
  database: { application: database, owner: database, admin: database },
  firestore: { host: null, missing: "no Java" },
  identity: { url: "http://127.0.0.1:9099", host: "127.0.0.1:9099", keySetUrl: null },
  storage: { url: "http://127.0.0.1:9199" },
  push: { url: "http://127.0.0.1:9299" },
})

test.each([
  "postgres://me:s3cret@db.example:5432/mine",
  "postgres://me@db.example:5432/mine?password=s3cret",
])("the password of the developer's own database is not printed", (database) => {
  const said = describeStack({ ports, endpoints: endpointsWith(database), demo, dataDir: "/x", seconds: 1 })
  expect(said).toContain("postgres://me@db.example:5432/mine")
  expect(said).not.toContain("s3cret")
})

test("endpoints.json, which holds it, is for its owner only", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "endpoints-"))
  await endpointsFile(dataDir).write({ ports, endpoints: endpointsWith("postgres://x"), demo, pids: {} })
  expect((await stat(join(dataDir, "endpoints.json"))).mode & 0o777).toBe(0o600)
  await rm(dataDir, { recursive: true })
})
