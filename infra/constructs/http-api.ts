// The API's front door: everything under /api/v1 needs a token of the stage's sign-in service with the API's scope, but
// for two documents that say nothing of any figure. What is new under /api/v1 is closed until someone opens it here.
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Validations } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { API_ROOT, PLANNING_ROOT } from '../../shared/contract/api/operations.ts'
import { PRODUCT, physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'
import { ACCESS_LOG_LINE } from './api-access-log.ts'
import { browsersOfTheAddIn } from './api-cors.ts'
import { ApiDomain } from './api-domain.ts'
import { KeptLogs } from './kept-logs.ts'
import type { LeanFunction } from './lean-function.ts'

/** Open to everyone: the API's own description, and what an error code means. */
export const PUBLIC_PATHS = [`${API_ROOT}/openapi.json`, `${API_ROOT}/errors/{code}`] as const

/** No OPTIONS among them: the gateway answers a browser's preflight by itself, and only where no route takes it. */
const PRIVATE_METHODS = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST]
const PUBLIC_METHODS = [HttpMethod.GET, HttpMethod.HEAD]

export class FiguresHttpApi extends Construct {
  readonly api: HttpApi
  /** Where clients reach it, without a slash at the end. */
  readonly baseUrl: string
  readonly #stage: Stage

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id)
    this.#stage = stage
    const cors = browsersOfTheAddIn(stage)
    this.api = new HttpApi(this, 'Api', {
      apiName: physicalName(stage, 'api'),
      description: `Published figures of ${PRODUCT} (${stage.name}).`,
      createDefaultStage: false,
      // With a name of our own, the generated one is no way around it.
      disableExecuteApiEndpoint: stage.api.domain !== undefined,
      ...(cors !== null && { corsPreflight: cors }),
    })
    this.baseUrl = stage.api.domain === undefined ? this.api.apiEndpoint : `https://${stage.api.domain.name}`
    this.#openStage()
  }

  /** Lets the functions answer; apart from the constructor, since they are told the API's address. */
  answerWith(figures: LeanFunction, planning: LeanFunction): void {
    const { signIn } = this.#stage
    const integration = new HttpLambdaIntegration('Function', figures.lambda)
    const authorizer = new HttpJwtAuthorizer('SignIn', signIn.issuer, { jwtAudience: [signIn.audience] })
    // The gateway takes the longer of two paths that both fit.
    const privateRoutes = {
      [`${API_ROOT}/{proxy+}`]: integration,
      [`${PLANNING_ROOT}/{proxy+}`]: new HttpLambdaIntegration('PlanningFunction', planning.lambda),
    }
    for (const [path, answering] of Object.entries(privateRoutes)) {
      this.api.addRoutes({
        path,
        methods: PRIVATE_METHODS,
        integration: answering,
        authorizer,
        authorizationScopes: [signIn.scope],
      })
    }
    for (const path of PUBLIC_PATHS) {
      const routes = this.api.addRoutes({
        path,
        methods: PUBLIC_METHODS,
        integration,
        authorizer: new HttpNoneAuthorizer(),
      })
      for (const route of routes) {
        Validations.of(route).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason:
            'Public on purpose: the OpenAPI document and the page of an error code hold no figure and no name, and whoever has no token yet needs them. api.test.ts holds the public paths to exactly these two.',
        })
      }
    }
  }

  #openStage(): HttpStage {
    const { requestsPerSecond, burst } = this.#stage.api.throttling
    const domain = this.#stage.api.domain
    return this.api.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: requestsPerSecond, burstLimit: burst },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(new KeptLogs(this, 'AccessLog', this.#stage)),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_LINE)),
      },
      ...(domain !== undefined && {
        domainMapping: { domainName: new ApiDomain(this, 'Domain', domain) },
      }),
    })
  }
}
