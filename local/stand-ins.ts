import { seedDemoAccount } from "./demo-account.ts"
import { projectId } from "./dev-environment.ts"
import { startIdentity } from "./identity/start-identity.ts"
import { onInterrupt } from "./on-interrupt.ts"
import { defaultPorts } from "./ports.ts"
import { startPush } from "./push/start-push.ts"
import { startStorage } from "./storage/start-storage.ts"

// The stand-ins for Firebase Auth, Cloud Storage and FCM alone, for compose.yaml: HOST says where they listen,
// 127.0.0.1 by default. Nothing outlives them. Runs until Ctrl-C or SIGTERM.

const address = process.env["HOST"]
const { identity, storage, push } = defaultPorts

const running = await Promise.all([
  startIdentity({ port: identity, projectId, address }),
  startStorage({ port: storage, address }),
  startPush({ port: push, address }),
])
const stop = async (): Promise<void> => {
  await Promise.all(running.map((service) => service.stop()))
  process.exit(0)
}
onInterrupt(() => void stop())

const demo = await seedDemoAccount(`http://127.0.0.1:${identity}`)
process.stdout.write(`identity ${identity}, objects ${storage}, push ${push}; sign in as ${demo.email}\n`)
