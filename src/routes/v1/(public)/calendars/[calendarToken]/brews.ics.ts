import { FeedParams } from "../../../../../contract/agenda.ts"
import { Problem } from "../../../../../http/define.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.public({
  GET: define
    .op({
      id: "readCalendarFeed",
      summary: "A brewer's agenda as iCalendar, for whoever knows its secret address",
      params: FeedParams,
      produces: "text/calendar",
      cacheControl: "private, no-cache",
      responses: { 200: null, 404: Problem },
    })
    .handle(async ({ params, services }) => {
      const feed = await services.agenda.feed({ token: params.calendarToken })
      if (!feed.ok) return problem(httpProblems.notFound, undefined)
      return new Response(feed.value, { headers: { "content-type": "text/calendar; charset=utf-8" } })
    }),
})
