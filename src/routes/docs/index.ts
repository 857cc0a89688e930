import { define } from "../_define.ts"

/** The page loads only what we serve. Swagger UI sets styles from its script, which the policy has to allow. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"

export const handlers = define.public({
  GET: define
    .op({
      id: "readReference",
      summary: "Interactive reference, works without internet",
      produces: "text/html",
      cacheControl: "public, max-age=300",
      responses: { 200: null },
    })
    .handle(
      async ({ services }) =>
        new Response(services.documentation.referencePage, {
          headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy },
        }),
    ),
})
