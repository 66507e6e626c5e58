// Which browsers may ask the API: those that show the add-in, from the origins it is served from, and no other.
import { CorsHttpMethod, type CorsPreflightOptions } from 'aws-cdk-lib/aws-apigatewayv2'
import { Duration } from 'aws-cdk-lib/core'
import { browserAccess } from '../browser-access.ts'
import type { Stage } from '../stages/stage.ts'

/** Null where no add-in is served: then no browser may ask from another page at all. */
export function browsersOfTheAddIn({ addIn }: Stage): CorsPreflightOptions | null {
  const origins = [...addIn.origins, ...(addIn.domain === undefined ? [] : [`https://${addIn.domain.name}`])]
  if (origins.length === 0) return null
  const { methods, requestHeaders, exposedHeaders, keptSeconds } = browserAccess(origins)
  return {
    allowOrigins: origins,
    allowMethods: methods.map((method) => CorsHttpMethod[method]),
    allowHeaders: [...requestHeaders],
    exposeHeaders: [...exposedHeaders],
    allowCredentials: false,
    maxAge: Duration.seconds(keptSeconds),
  }
}
