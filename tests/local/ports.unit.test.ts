import { existsSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { expect, test } from "vitest"
import firebaseFile from "../../firebase.json" with { type: "json" }
import { defaultPorts, freePorts, portsFrom, refuseTakenPorts } from "../../local/ports.ts"

test("a taken port is refused by its number, its purpose, its holder and the way around it", async () => {
  const ports = await freePorts()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(ports.firestore, "127.0.0.1", resolve))
  try {
    const refusal = refuseTakenPorts(ports, ["api", "firestore"])
    await expect(refusal).rejects.toThrow(`Port ${ports.firestore}, needed for firestore, is in use`)
    await expect(refusal).rejects.toThrow("npm run dev -- --port-base")
    await expect(refusal).rejects.toThrow(`(pid ${process.pid})`)
    await expect(refusal).rejects.not.toThrow(`Port ${ports.api}`)
  } finally {
    await new Promise((resolve) => other.close(resolve))
  }
  await refuseTakenPorts(ports, ["api", "firestore"])
})

test("the official Firebase emulators listen where ours do, under the same rules", () => {
  const { emulators, firestore } = firebaseFile
  expect({ identity: emulators.auth.port, firestore: emulators.firestore.port }).toEqual({
    identity: defaultPorts.identity,
    firestore: defaultPorts.firestore,
  })
  expect([emulators.auth.host, emulators.firestore.host]).toEqual(["127.0.0.1", "127.0.0.1"])
  expect(existsSync(join(import.meta.dirname, "../..", firestore.rules))).toBe(true)
})

test("a port base gives each service a port of its own, in a row", () => {
  expect(Object.values(portsFrom(20_000))).toEqual([20_000, 20_001, 20_002, 20_003, 20_004, 20_005, 20_006])
  expect(new Set(Object.values(defaultPorts)).size).toBe(7)
})

test.each([80, 65_530, Number.NaN, 20_000.5])("a port base of %d is refused", (base) => {
  expect(() => portsFrom(base)).toThrow("--port-base takes the first of 7 ports in a row, from 1024 to 65529")
})
