/**
 * From when on sign-ins count, for someone whose sessions end now. Tokens tell sign-ins apart by the second, so one made in
 * the rest of this second is refused too.
 */
export const endOfSessions = (now: Date): Date => new Date((Math.floor(now.getTime() / 1000) + 1) * 1000)
