// The API's front door: everything under /api/v1 needs a token of the stage's sign-in service with the API's scope, but
// for two documents that say nothing of any figure, and the page that ends a subscription, whose link is sealed. What is new
// under /api/v1 is closed until someone opens it here.
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  type AddRoutesOptions,
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
import {
  API_ROOT,
  PLANNING_ROOT,
  SYSTEM_ROOT,
  UNSUBSCRIBE_PATH,
} from '../../shared/contract/api/operations.ts'
import { PRODUCT, physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'
import { ACCESS_LOG_LINE } from './api-access-log.ts'
import { browsersOfTheAddIn } from './api-cors.ts'
import { ApiDomain } from './api-domain.ts'
import { KeptLogs } from './kept-logs.ts'
import type { LeanFunction } from './lean-function.ts'

/** Open to everyone: the API's own description, and what an error code means. */
export const PUBLIC_PATHS = [`${API_ROOT}/openapi.json`, `${API_ROOT}/errors/{code}`] as const

/** The functions behind the API. */
export interface Answering {
  readonly figures: LeanFunction
  readonly planning: LeanFunction
  readonly system: LeanFunction
}

/** No OPTIONS among them: the gateway answers a browser's preflight by itself, and only where no route takes it. */
const PRIVATE_METHODS = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST]
const DOCUMENT_METHODS = [HttpMethod.GET, HttpMethod.HEAD]
/** A mail program posts to it in one click (RFC 8058). */
const UNSUBSCRIBE_METHODS = [...DOCUMENT_METHODS, HttpMethod.POST]

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
  answerWith({ figures, planning, system }: Answering): void {
    const { signIn } = this.#stage
    const integration = new HttpLambdaIntegration('Function', figures.lambda)
    const systemIntegration = new HttpLambdaIntegration('SystemFunction', system.lambda)
    const authorizer = new HttpJwtAuthorizer('SignIn', signIn.issuer, { jwtAudience: [signIn.audience] })
    // The gateway takes the longer of two paths that both fit.
    const privateRoutes = {
      [`${API_ROOT}/{proxy+}`]: integration,
      [`${PLANNING_ROOT}/{proxy+}`]: new HttpLambdaIntegration('PlanningFunction', planning.lambda),
      [`${SYSTEM_ROOT}/{proxy+}`]: systemIntegration,
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
      this.#open(
        { path, methods: DOCUMENT_METHODS, integration },
        'Public on purpose: the OpenAPI document and the page of an error code hold no figure and no name, and whoever has no token yet needs them. api.test.ts holds the public paths to exactly these two and the one that ends a subscription.',
      )
    }
    this.#open(
      { path: UNSUBSCRIBE_PATH, methods: UNSUBSCRIBE_METHODS, integration: systemIntegration },
      'Public on purpose: who unsubscribes by the link of a mail is not signed in, and mail programs post to it by themselves (RFC 8058). The sealed token in the link says whose mail ends, and without one nothing is learned or changed.',
    )
  }

  /** To everyone. */
  #open(route: Pick<AddRoutesOptions, 'path' | 'methods' | 'integration'>, reason: string): void {
    for (const opened of this.api.addRoutes({ ...route, authorizer: new HttpNoneAuthorizer() })) {
      Validations.of(opened).acknowledge({ id: 'AwsSolutions-APIG4', reason })
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
