// Holds one caller to so many requests a minute, so that a workbook that runs wild does not take the API from the others.
// Counted in each instance of the function; the gateway's own throttling bounds them together.
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js'
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js'
import { tooManyRequests } from './access-errors.ts'

/** @throws ApiError RATE_LIMIT_EXCEEDED with the seconds to wait */
export type RequestLimit = (subject: string) => Promise<void>

export function requestLimit(requestsPerMinute: number): RequestLimit {
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 })
  return async (subject) => {
    try {
      await limiter.consume(subject)
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      throw tooManyRequests(Math.ceil(refusal.msBeforeNext / 1000))
    }
  }
}
