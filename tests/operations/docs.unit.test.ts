import { expect, test } from "vitest"
import { readCommandTree, sdk, unknownIn } from "../deploy/sdk-commands.ts"
import { requires } from "../support/requires.ts"
import {
  alerts,
  brokenLinks,
  events,
  gcloudCommands,
  pages,
  read,
  sectionsOf,
  unknownNames,
} from "./docs-rules.ts"

const runbooks = pages.filter((page) => page.includes("/runbooks/"))
const nameOf = (page: string): string => page.replace(/^.*\/(.*)\.md$/, "$1")

test("links of the operations pages lead somewhere", () => {
  expect(pages.length).toBeGreaterThan(40)
  expect(pages.flatMap((page) => brokenLinks(page, read(page)))).toEqual([])
})

test("files, scripts, variables, events, addresses and names that they speak of are there", () => {
  expect(pages.flatMap((page) => unknownNames(page, read(page)))).toEqual([])
})

test("every alert of Terraform has its runbook, and every runbook its alert", () => {
  expect(alerts.length).toBeGreaterThan(25)
  expect(runbooks.map(nameOf)).toEqual(alerts.toSorted())
  expect(read("docs/operations/README.md").match(/\(runbooks\//g)).toHaveLength(runbooks.length)
})

test("every runbook has the same parts, none of them empty, and the name of its alert", () => {
  // A budget alerts, too, without a link.
  for (const page of [...runbooks, "docs/operations/budget.md"]) {
    const text = read(page)
    expect(text.startsWith(`# ${nameOf(page)}\n`), page).toBe(true)
    expect(sectionsOf(text), page).toEqual([
      "What it means",
      "How to see it",
      "First measures",
      "Causes, the likeliest first",
      "When to escalate",
    ])
    for (const part of text.split(/^## .*$/m).slice(1)) expect(part.trim().length, page).toBeGreaterThan(20)
    expect(text, page).toMatch(/^ *gcloud |npm run /m)
  }
})

test("every event that the program writes is in the table of events", () => {
  const page = read("docs/operations/dashboards-and-logs.md")
  const written = [...events].filter((name) =>
    /^(accounts|database|http|job|live|migrate|process|push|queue|reproject|rollout|tick|worker)\./.test(
      name,
    ),
  )
  expect(written.length).toBeGreaterThan(30)
  expect(written.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

test.each([
  ["[x](nowhere.md)", "there is no nowhere.md"],
  ["[x](deploy.md#not-there)", "deploy.md has no heading #not-there"],
])("a link that leads nowhere is found: %s", (text, finding) => {
  expect(brokenLinks("docs/operations/x.md", text)).toEqual([expect.stringContaining(finding)])
})

test.each([
  ["`npm run nothing`", "script nothing"],
  ["`READ_ONYL`", "variable READ_ONYL"],
  ["`src/nothing.ts`", "file src/nothing.ts"],
  ["`job.vanished`", "event job.vanished"],
  ['```sh\ngcloud logging read \'jsonPayload.event=("job.failed" OR "job.lost")\'\n```', "event job.lost"],
  ["`POST /v1/admin/nothing`", "address /v1/admin/nothing"],
  ["`gcloud run jobs execute bb-nothing`", "resource bb-nothing"],
  ["`made_up_switch`", "nothing is called made_up_switch"],
])("a name that nothing has is found: %s", (text, finding) => {
  expect(unknownNames("x.md", text)).toEqual([expect.stringContaining(finding)])
})

requires(sdk)("the commands of gcloud in the operations pages", () => {
  const tree = readCommandTree()
  const unknown = (page: string, text: string) =>
    gcloudCommands(text).flatMap(([words, flags]) => {
      const positive = flags.map((flag) => (isKnown(flag) ? flag : flag.replace(/^--no-/, "--")))
      return unknownIn(tree, commandIn(words), positive)?.replace(/^/, `${page}: `) ?? []
    })
  const isKnown = (flag: string): boolean => flag === "--no-traffic"
  /** Without what follows the name of a command, such as a service. */
  const commandIn = (words: string): string => {
    const name: string[] = []
    let node: typeof tree | undefined = tree
    for (const word of words.trim().split(/\s+/)) {
      if (node !== undefined && Object.keys(node.commands).length === 0) break
      name.push(word)
      node = node?.commands[word]
    }
    return name.join(" ")
  }

  test("are all there, with every flag", () => {
    expect(pages.flatMap((page) => gcloudCommands(read(page))).length).toBeGreaterThan(100)
    expect(pages.flatMap((page) => unknown(page, read(page)))).toEqual([])
  })

  test("are compared so that a slip would show", () => {
    expect(unknown("x.md", "`gcloud run services upate bb-api`")).toEqual([
      expect.stringContaining('"upate"'),
    ])
    expect(unknown("x.md", "```sh\ngcloud run services update bb-api --regoin=x\n```")).toEqual([
      expect.stringContaining("--regoin"),
    ])
  })
})
