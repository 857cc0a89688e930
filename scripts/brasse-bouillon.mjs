#!/usr/bin/env node
// The command `brasse-bouillon`: runs src/cli.ts with the project's own Node, whichever Node starts this (20 or newer).
process.argv.splice(2, 0, "src/cli.ts")
await import("./bootstrap.mjs")
