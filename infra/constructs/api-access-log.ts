// The line the gateway logs for each request, as JSON: also those that never reach the function, which logs its own. The
// path without its query, and who by the token's subject; never the token, a header or a body.

/** What API Gateway fills in: HTTP API variables (http-api-logging-variables.html). */
export const ACCESS_LOG_LINE = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  sourceIp: '$context.identity.sourceIp',
  method: '$context.httpMethod',
  path: '$context.path',
  route: '$context.routeKey',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  latencyMs: '$context.responseLatency',
  functionLatencyMs: '$context.integrationLatency',
  functionError: '$context.integrationErrorMessage',
  subject: '$context.authorizer.claims.sub',
  refusal: '$context.authorizer.error',
  error: '$context.error.responseType',
} as const
