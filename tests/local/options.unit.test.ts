import { expect, test } from "vitest"
import { readDemoOptions } from "../../local/demo-options.ts"
import { readDevOptions } from "../../local/dev-options.ts"
import { Trouble } from "../../local/trouble.ts"

const refusalOf = (read: (args: readonly string[]) => unknown, ...args: string[]): unknown => {
  try {
    return read(args)
  } catch (error) {
    return error
  }
}

test.each([
  { command: "npm run dev", read: readDevOptions },
  { command: "npm run demo", read: readDemoOptions },
])(
  "$command answers arguments that it does not know with its usage, not with a stack",
  ({ command, read }) => {
    for (const args of [["--what"], ["--port-base"], ["more"]]) {
      const refusal = refusalOf(read, ...args)
      expect(refusal).toBeInstanceOf(Trouble)
      expect(String(refusal)).toContain(`usage: ${command} [-- OPTIONS]`)
    }
    expect(refusalOf(read, "--port-base", "80")).toBeInstanceOf(Trouble)
  },
)

test("the demo hands the ports on to the stack that it starts", () => {
  expect(readDemoOptions(["--port-base", "20000", "--data-dir", "/x"])).toEqual({
    dataDir: "/x",
    devArgs: ["--port-base", "20000"],
  })
})
