/** Which tags go where. A candidate for a release is a version of its own: `1.2.3-rc.1`. */
const forms: Readonly<Record<string, { readonly form: RegExp; readonly like: string }>> = {
  prod: { form: /^v\d+\.\d+\.\d+$/, like: "v1.2.3" },
  staging: { form: /^v\d+\.\d+\.\d+-rc\.\d+$/, like: "v1.2.3-rc.1" },
}

/**
 * Whether a tag may be rolled out to an environment: it has the form of that environment, and is the version of the
 * package, so that what answers says what was tagged.
 * @returns a sentence that says what to do, or null
 */
export const checkTag = (tag: string, environment: string, version: string): string | null => {
  const wanted = forms[environment]
  if (wanted === undefined) {
    return `There is no environment "${environment}" to roll out to: it is ${Object.keys(forms).join(" or ")}.`
  }
  if (!wanted.form.test(tag)) {
    return `The tag "${tag}" is none for ${environment}, whose tags are like ${wanted.like}: nothing was rolled out.`
  }
  if (tag === `v${version}`) return null
  return (
    `The tag is ${tag}, and package.json says ${version}: nothing was rolled out. ` +
    `Take the tag away (git push --delete origin ${tag}), then let npm make both at once, ` +
    `npm version ${tag.slice(1)}, and push with --follow-tags.`
  )
}
