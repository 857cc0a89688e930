import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import { expect, test } from "vitest"
import { probeMs, untilReady } from "../../local/ready.ts"

test("a service that takes connections and never answers is given up in time", async () => {
  const server = createServer()
  await once(server.listen(0, "127.0.0.1"), "listening")
  const { port } = server.address() as AddressInfo
  const start = Date.now()
  const waiting = untilReady({
    name: "the mute one",
    exited: new Promise(() => undefined),
    timeoutMs: 100,
    probe: async (signal) => (await fetch(`http://127.0.0.1:${port}`, { signal })).ok,
  })
  await expect(waiting).rejects.toThrow("the mute one was not ready after 0.1 s")
  expect(Date.now() - start).toBeLessThan(probeMs + 1_000)
  server.close()
})
