// Which browsers may ask the API: those that show the add-in, from the origins it is served from, and no other.
import { CorsHttpMethod, type CorsPreflightOptions } from 'aws-cdk-lib/aws-apigatewayv2'
import { Duration } from 'aws-cdk-lib/core'
import type { Stage } from '../stages/stage.ts'

/** How long a browser need not ask again; Chrome keeps an answer for two hours at most. */
const KEPT_BY_BROWSERS = Duration.hours(2)

/** Null where no add-in is served: then no browser may ask from another page at all. */
export function browsersOfTheAddIn({ addIn }: Stage): CorsPreflightOptions | null {
  const origins = [...addIn.origins, ...(addIn.domain === undefined ? [] : [`https://${addIn.domain.name}`])]
  if (origins.length === 0) return null
  return {
    allowOrigins: origins,
    allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.HEAD, CorsHttpMethod.POST],
    // The token comes as a header, never as a cookie: no credentials of the browser's own are let through.
    allowHeaders: ['accept', 'authorization', 'content-type', 'if-none-match'],
    exposeHeaders: ['apigw-requestid', 'content-disposition', 'etag', 'retry-after', 'www-authenticate'],
    allowCredentials: false,
    maxAge: KEPT_BY_BROWSERS,
  }
}
