// The API's front door: closed but for two documents and the page that ends a subscription, throttled, logged without tokens, open to the add-in's browsers alone.
import { describe, expect, test } from '@jest/globals'
import { Match } from 'aws-cdk-lib/assertions'
import { PLANNING_OPERATIONS, SYSTEM_OPERATIONS } from '../../../shared/access/may-call.ts'
import { API_ROOT, CONTRACT, PLANNING_ROOT, SYSTEM_ROOT } from '../../../shared/contract/api/operations.ts'
import { ALL_STAGES, onlyOne, resourcesOfType, synthesised } from './synthesised.ts'

interface Route {
  readonly RouteKey: string
  readonly AuthorizationType: string
  readonly AuthorizationScopes?: string[]
  readonly AuthorizerId?: unknown
  readonly Target?: unknown
}

describe.each(ALL_STAGES)('stage %s', (name) => {
  const routes = (): Route[] =>
    resourcesOfType(synthesised(name), 'AWS::ApiGatewayV2::Route').map(
      ([, { Properties }]) => Properties as unknown as Route,
    )

  test('everything under the root needs a token with the scope; two documents and one page are public', () => {
    const { scope } = synthesised(name).stage.signIn
    const open = routes().filter(({ AuthorizationType }) => AuthorizationType === 'NONE')
    expect(open.map(({ RouteKey }) => RouteKey).sort()).toEqual([
      `GET ${API_ROOT}/errors/{code}`,
      `GET ${API_ROOT}/openapi.json`,
      `GET ${API_ROOT}/system/unsubscribe`,
      `HEAD ${API_ROOT}/errors/{code}`,
      `HEAD ${API_ROOT}/openapi.json`,
      `HEAD ${API_ROOT}/system/unsubscribe`,
      `POST ${API_ROOT}/system/unsubscribe`,
    ])
    const closed = routes().filter((route) => !open.includes(route))
    expect(closed.map(({ RouteKey }) => RouteKey).sort()).toEqual(
      [
        ...['', '/planning', '/system'].flatMap((part) =>
          ['GET', 'HEAD', 'POST'].map((method) => `${method} ${API_ROOT}${part}/{proxy+}`),
        ),
      ].sort(),
    )
    for (const route of closed) {
      expect(route).toMatchObject({ AuthorizationType: 'JWT', AuthorizationScopes: [scope] })
      expect(route.AuthorizerId).toEqual({ Ref: expect.stringContaining('SignIn') })
    }
  })

  test('every operation of the contract has a route that leads to it', () => {
    const keys = routes().map(({ RouteKey }) => RouteKey)
    for (const { method, path } of Object.values(CONTRACT)) {
      expect(path.startsWith(`${API_ROOT}/`)).toBe(true)
      expect(keys).toContain(`${method} ${API_ROOT}/{proxy+}`)
    }
  })

  test('what is planned is answered by planning-api, what is under /system by system-api, all else by figures-api', () => {
    const integrations = new Map(
      resourcesOfType(synthesised(name), 'AWS::ApiGatewayV2::Integration').map(([id, { Properties }]) => [
        id.replace('api/', ''),
        JSON.stringify(Properties.IntegrationUri),
      ]),
    )
    for (const { RouteKey, Target } of routes()) {
      const [, reference = ''] = /"Ref":"([^"]+)"/.exec(JSON.stringify(Target)) ?? []
      const [, part = 'figures'] = /\/(planning|system)\//.exec(RouteKey) ?? []
      expect([RouteKey, integrations.get(reference)]).toEqual([
        RouteKey,
        expect.stringMatching(new RegExp(`${part}api`, 'i')),
      ])
    }
    const under = (root: string) =>
      Object.entries(CONTRACT)
        .filter(([, { path }]) => path.startsWith(`${root}/`))
        .map(([operation]) => operation)
    expect(under(PLANNING_ROOT).sort()).toEqual([...PLANNING_OPERATIONS].sort())
    expect(under(SYSTEM_ROOT).sort()).toEqual([...SYSTEM_OPERATIONS].sort())
  })

  test('the logs of the API, and of each job by which people change something, are handed to record-audit, audited lines alone', () => {
    const handed = resourcesOfType(synthesised(name), 'AWS::Logs::SubscriptionFilter').map(
      ([, { Properties }]) => Properties as { LogGroupName: { Ref: string } },
    )
    const jobs = ['allocatecosts', 'closeperiod', 'returntorun', 'senddigests']
    expect(handed.map(({ LogGroupName }) => LogGroupName.Ref.replace(/Logs\w+$/, '')).sort()).toEqual(
      [...jobs, 'figuresapi', 'planningapi', 'systemapi'].sort(),
    )
    // CloudWatch Logs tries it out when the filter is made: its permission, for that one log, has to be there.
    const { jobs: ofJobs } = synthesised(name).templates
    const permissions = ofJobs.findResources('AWS::Lambda::Permission')
    const filters = Object.values(ofJobs.findResources('AWS::Logs::SubscriptionFilter'))
    expect(filters).toHaveLength(jobs.length)
    for (const { DependsOn, Properties } of filters) {
      const { SourceArn } = permissions[DependsOn[0]]?.Properties ?? {}
      expect(SourceArn).toEqual({ 'Fn::GetAtt': [Properties.LogGroupName.Ref, 'Arn'] })
    }
    for (const filter of handed) {
      expect(filter).toMatchObject({ FilterPattern: '{ $.message = "access" }' })
      expect(JSON.stringify(filter)).toMatch(/:function:penguin-figures-\w+-record-audit/)
    }
    synthesised(name).templates.jobs.hasResourceProperties('AWS::Lambda::Permission', {
      FunctionName: { 'Fn::GetAtt': [Match.stringLikeRegexp('^recordaudit'), 'Arn'] },
      Principal: 'logs.amazonaws.com',
      SourceAccount: Match.anyValue(),
      SourceArn: Match.anyValue(),
    })
  })

  test('no route takes OPTIONS, or the gateway would not answer preflights itself', () => {
    expect(routes().filter(({ RouteKey }) => /^(OPTIONS|ANY|\$default)/.test(RouteKey))).toEqual([])
  })

  test("tokens are those of the stage's sign-in service, for this API", () => {
    const { templates, stage } = synthesised(name)
    templates.api.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 1)
    templates.api.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: stage.signIn.issuer, Audience: [stage.signIn.audience] },
    })
  })

  test('the function holds tokens to the same sign-in service, audience and scope as the gateway', () => {
    const { templates, stage } = synthesised(name)
    templates.api.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({
          OIDC_ISSUER: stage.signIn.issuer,
          OIDC_JWKS_URL: stage.signIn.jwksUrl,
          OIDC_AUDIENCE: stage.signIn.audience,
          OIDC_SCOPE: stage.signIn.scope,
          OIDC_TOKEN_TYPE: stage.signIn.tokenType,
        }),
      },
    })
  })

  test('requests are throttled as the stage says, and logged as JSON without a token or a query', () => {
    const { templates, stage } = synthesised(name)
    const { requestsPerSecond, burst } = stage.api.throttling
    templates.api.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: requestsPerSecond, ThrottlingBurstLimit: burst },
      AccessLogSettings: { DestinationArn: Match.anyValue() },
    })
    const settings = onlyOne(synthesised(name), 'AWS::ApiGatewayV2::Stage').AccessLogSettings
    const { Format: format } = settings as { Format: string }
    expect(Object.keys(JSON.parse(format))).toEqual(
      expect.arrayContaining(['requestId', 'status', 'route', 'latencyMs', 'subject', 'refusal']),
    )
    expect(format).not.toMatch(/header|query|Authorization(?!\.)|token|body/i)
  })

  test("browsers may ask from the add-in's origins, and from no other", () => {
    const { templates, stage } = synthesised(name)
    const { origins, domain } = stage.addIn
    const expected = [...origins, ...(domain === undefined ? [] : [`https://${domain.name}`])]
    templates.api.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      ProtocolType: 'HTTP',
      CorsConfiguration:
        expected.length === 0
          ? Match.absent()
          : Match.objectLike({
              AllowOrigins: expected,
              AllowMethods: ['GET', 'HEAD', 'POST'],
              AllowHeaders: ['accept', 'authorization', 'content-type', 'if-none-match'],
              AllowCredentials: false,
            }),
    })
    expect(expected).not.toContain('*')
  })

  test('with a name of its own the API is reached by that alone, by TLS 1.2', () => {
    const { templates, stage } = synthesised(name)
    const { domain } = stage.api
    templates.api.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      DisableExecuteApiEndpoint: domain !== undefined,
    })
    templates.api.resourceCountIs('AWS::ApiGatewayV2::DomainName', domain === undefined ? 0 : 1)
    templates.api.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({
          API_BASE_URL:
            domain === undefined
              ? { 'Fn::GetAtt': [Match.stringLikeRegexp('^Front'), 'ApiEndpoint'] }
              : `https://${domain.name}`,
        }),
      },
    })
    if (domain === undefined) return
    templates.api.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: domain.name,
      DomainNameConfigurations: [
        Match.objectLike({ SecurityPolicy: 'TLS_1_2', CertificateArn: domain.certificateArn }),
      ],
    })
  })

  test("a function's answer comes before the gateway gives up", () => {
    const answering = resourcesOfType(synthesised(name), 'AWS::Lambda::Function')
      .filter(([id]) => id.startsWith('api/'))
      .map(([, { Properties }]) => Properties)
    const GATEWAY_WAITS_SECONDS = 30
    expect(answering).toHaveLength(3)
    for (const { Timeout } of answering) expect(Timeout).toBeLessThan(GATEWAY_WAITS_SECONDS)
  })
})
