import path from "node:path"
import { withTables } from "../readme-tables.ts"
import { finding, type Policy } from "./policy.ts"

/** Folders that others than their authors read: they have a README. An environment may have one, too. */
const documented = /^(bootstrap|modules\/[^/]+|stacks\/[^/]+)$/

/** Each module has a README whose tables say what its files say. */
export const readmesAreCurrent: Policy = ({ tree }) =>
  [...tree.modules.values()].flatMap((module) => {
    const file = path.posix.join(module.folder, "README.md")
    const text = tree.files.get(file)
    const needed = documented.test(module.folder)
    const place = { file, line: 1 }
    if (text === undefined) return needed ? [finding(place, `${module.folder} has no README.md`)] : []
    const current = withTables(text, module)
    if (current === null) return needed ? [finding(place, `${file} has no place for its tables`)] : []
    return current === text ? [] : [finding(place, `${file} is stale. Run: npm run generate`)]
  })
