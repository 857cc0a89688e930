import { spawn } from "node:child_process"
import path from "node:path"

// npm run image: builds the image that Cloud Run runs, as brasse-bouillon:local, and tries it. With docker, else with
// buildah, which can build it but does not start it here. Exit codes: 0 it is good, 1 it is not, 2 nothing can build it.

const root = path.join(import.meta.dirname, "..")
const image = "brasse-bouillon:local"

const run = (command: string, args: readonly string[], quiet = false): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd: root,
      stdio: quiet ? "ignore" : "inherit",
      env: { ...process.env, DOCKER_BUILDKIT: "1" },
    })
    child.once("error", () => resolve(false))
    child.once("close", (code) => resolve(code === 0))
  })

const build = ["build", "--target=runtime", `--tag=${image}`, "."]
const withDocker = async (): Promise<boolean> =>
  (await run("docker", build)) && run(process.execPath, [path.join(root, "scripts/check-image.ts"), image])
const withBuildah = async (): Promise<boolean> => {
  const built = await run("buildah", ["build", "--layers", ...build.slice(1)])
  if (built) console.log(`${image} is built. It was not started: that takes docker.`)
  return built
}

if (await run("docker", ["version"], true)) process.exitCode = (await withDocker()) ? 0 : 1
else if (await run("buildah", ["version"], true)) process.exitCode = (await withBuildah()) ? 0 : 1
else {
  const found = (await run("docker", ["--version"], true))
    ? "docker is there, but its daemon does not answer"
    : "there is no docker"
  console.error(
    `Nothing was built: ${found}, and there is no buildah. npm test tries the stages without either.`,
  )
  process.exitCode = 2
}
