import { text } from "node:stream/consumers"
import { readCloud, writeCloud } from "./cloud.ts"
import { fakeGcloud } from "./fake-gcloud.ts"

// The stand-in for gcloud as a program: FAKE_CLOUD names the file that the cloud lives in.
const file = process.env["FAKE_CLOUD"] ?? ""
await text(process.stdin)
const cloud = readCloud(file)
const { code, stdout, stderr } = fakeGcloud(cloud, process.argv.slice(2))
writeCloud(file, cloud)
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = code
