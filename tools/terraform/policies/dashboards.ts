import { finding, type Policy } from "./policy.ts"

/** What Terraform sends as JSON is JSON, whatever values come into it. */
export const sentFilesAreJson: Policy = ({ tree }) =>
  [...tree.files]
    .filter(([file]) => file.startsWith("files/") && file.endsWith(".json"))
    .flatMap(([file, text]) => {
      try {
        // Quoted or not, a number fits wherever a value does.
        JSON.parse(text.replaceAll(/\$\{[^}]*\}/g, "0"))
        return []
      } catch (error) {
        return [
          finding(
            { file, line: 1 },
            `${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`,
          ),
        ]
      }
    })
