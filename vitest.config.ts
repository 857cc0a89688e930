import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"

/** What needs nothing but itself: pure code, and the kernel with in-memory routes. */
const unit = [
  "tests/{shared,brewing,formats,http,contract,architecture}/**/*.test.ts",
  "tests/**/*.unit.test.ts",
]

export default defineConfig({
  test: {
    // PostgreSQL and the emulator need a share of the machine as well.
    maxWorkers: Math.min(4, Math.max(2, availableParallelism() - 1)),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "unit", include: unit } },
      {
        extends: true,
        test: {
          name: "services",
          include: ["tests/**/*.test.ts"],
          exclude: unit,
          globalSetup: "tests/support/global-setup.ts",
          env: { METADATA_SERVER_DETECTION: "none" },
        },
      },
    ],
  },
})
