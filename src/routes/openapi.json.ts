import { define } from "./_define.ts"

export const handlers = define.public({
  GET: define
    .op({
      id: "readOpenApi",
      summary: "This API as OpenAPI 3.1",
      cacheControl: "public, max-age=300",
      responses: { 200: null },
    })
    .handle(
      async ({ services }) =>
        new Response(services.documentation.openApi(), { headers: { "content-type": "application/json" } }),
    ),
})
