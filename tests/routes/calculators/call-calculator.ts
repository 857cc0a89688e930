import { mount } from "../../../src/http/mount.ts"
import { manifest } from "../../../src/routes.gen.ts"
import { zones } from "../../../src/routes/_zones.ts"

const routes = manifest.routes.filter(({ pattern }) => pattern.startsWith("/v1/calculators/"))

/** The calculators as they are mounted, without the limits around them: they need no services. */
const app = mount(
  { routes: routes.map((route) => ({ ...route, middlewares: [] })), notFound: null },
  {},
  {
    zones,
    problemTypeBase: "https://example.test/problems/",
    corsOrigins: new Set(),
    trustedProxyHops: 0,
    peerAddress: () => "127.0.0.1",
    maxBodyBytes: 1024 * 1024,
    unitOfWork: {
      run: () => {
        throw new Error("calculators keep nothing")
      },
    },
    onAnswered: () => {},
  },
)

/** What a calculator answers, in English. */
export const callCalculator = async (
  name: string,
  body: unknown,
): Promise<{ readonly status: number; readonly body: unknown }> => {
  const answer = await app.request(`/v1/calculators/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": "en" },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: await answer.json() }
}
