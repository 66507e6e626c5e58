// The add-in's site: CloudFront alone reads the files, and every answer carries headers that protect people and that
// Office can live with.
import { describe, expect, test } from '@jest/globals'
import { Match } from 'aws-cdk-lib/assertions'
import { contentSecurityPolicy, OFFICE_HOSTS } from '../../../infra/constructs/office-headers.ts'
import { ALL_STAGES, onlyOne, resourcesOfType, synthesised } from './synthesised.ts'

interface Behavior {
  readonly PathPattern?: string
  readonly AllowedMethods: string[]
  readonly ViewerProtocolPolicy: string
  readonly ResponseHeadersPolicyId: { Ref: string }
}

describe.each(ALL_STAGES)('stage %s', (name) => {
  const distribution = () => {
    return onlyOne(synthesised(name), 'AWS::CloudFront::Distribution').DistributionConfig as {
      DefaultCacheBehavior: Behavior
      CacheBehaviors: Behavior[]
    }
  }
  const headersOf = (pattern?: string): Record<string, unknown> => {
    const { DefaultCacheBehavior, CacheBehaviors } = distribution()
    const behavior =
      pattern === undefined
        ? DefaultCacheBehavior
        : CacheBehaviors.find(({ PathPattern }) => PathPattern === pattern)
    const id = `site/${behavior?.ResponseHeadersPolicyId.Ref}`
    const policy = resourcesOfType(synthesised(name), 'AWS::CloudFront::ResponseHeadersPolicy').find(
      ([other]) => other === id,
    )
    return policy?.[1].Properties.ResponseHeadersPolicyConfig as Record<string, unknown>
  }

  test('CloudFront reads the bucket by origin access control, and nobody else does', () => {
    const { site } = synthesised(name).templates
    site.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { SigningBehavior: 'always', SigningProtocol: 'sigv4' },
    })
    site.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 's3:GetObject',
            Effect: 'Allow',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    })
  })

  test('it is read by GET and HEAD, by TLS, and requests are logged', () => {
    const { DefaultCacheBehavior, CacheBehaviors } = distribution()
    for (const behavior of [DefaultCacheBehavior, ...CacheBehaviors]) {
      expect(behavior.AllowedMethods).toEqual(['GET', 'HEAD'])
      expect(behavior.ViewerProtocolPolicy).toBe('redirect-to-https')
    }
    synthesised(name).templates.site.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { HttpVersion: 'http2and3', Logging: { Bucket: Match.anyValue() } },
    })
  })

  test('with a domain of its own it takes TLS 1.2 of 2021 or newer', () => {
    const { templates, stage } = synthesised(name)
    const { domain } = stage.addIn
    templates.site.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig:
        domain === undefined
          ? { Aliases: Match.absent(), ViewerCertificate: Match.absent() }
          : {
              Aliases: [domain.name],
              ViewerCertificate: {
                AcmCertificateArn: domain.certificateArn,
                MinimumProtocolVersion: 'TLSv1.2_2021',
                SslSupportMethod: 'sni-only',
              },
            },
    })
  })

  test.each([undefined, '/assets/*', '/functions.json', '/shortcuts.json'])(
    'security headers come with %s',
    (pattern) => {
      expect(headersOf(pattern)).toMatchObject({
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { Override: true },
          ContentTypeOptions: { Override: true },
          ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true },
        },
      })
      expect(headersOf(pattern).SecurityHeadersConfig).not.toHaveProperty('FrameOptions')
    },
  )

  test('assets are kept for good, all else is asked for again each time', () => {
    expect(JSON.stringify(headersOf('/assets/*'))).toContain('"public, max-age=31536000, immutable"')
    for (const pattern of [undefined, '/functions.json', '/shortcuts.json']) {
      expect(JSON.stringify(headersOf(pattern))).toContain(
        '{"Header":"cache-control","Override":true,"Value":"no-cache"}',
      )
    }
  })

  test('Excel on the web may read what describes functions and keys from its own pages, and nothing else', () => {
    for (const pattern of ['/functions.json', '/shortcuts.json'])
      expect(headersOf(pattern)).toHaveProperty('CorsConfig')
    for (const pattern of [undefined, '/assets/*'])
      expect(headersOf(pattern)).not.toHaveProperty('CorsConfig')
  })

  test('pages may connect to the API and the sign-in service, and to nothing else', () => {
    const { stage } = synthesised(name)
    const policy = JSON.stringify(headersOf().SecurityHeadersConfig)
    const api =
      stage.api.domain === undefined ? '.*Fn::GetStackOutput.*' : ` https://${stage.api.domain.name}`
    expect(policy).toMatch(new RegExp(`connect-src 'self'${api} https://login.microsoftonline.com;`))
  })
})

describe('the content security policy', () => {
  const directives = Object.fromEntries(
    contentSecurityPolicy('https://api.example.com', 'https://sign-in.example.com')
      .split('; ')
      .map((directive) => directive.split(' '))
      .map(([directive, ...sources]) => [directive, sources]),
  )

  test('nothing is allowed that is not named', () => {
    expect(directives['default-src']).toEqual(["'none'"])
  })

  test('scripts come from the site and from Office alone, and none is inline or evaluated', () => {
    expect(directives['script-src']).toEqual([
      "'self'",
      'https://appsforoffice.microsoft.com',
      'https://ajax.aspnetcdn.com',
    ])
  })

  test('only Office shows it in a frame', () => {
    expect(directives['frame-ancestors']).toEqual(["'self'", ...OFFICE_HOSTS])
    for (const host of OFFICE_HOSTS) expect(host).toMatch(/^https:\/\//)
  })

  test('figures come from the API, people sign in at their service', () => {
    expect(directives['connect-src']).toEqual([
      "'self'",
      'https://api.example.com',
      'https://sign-in.example.com',
    ])
    // A sign-in that needs nobody ends at a page of the site, in a frame.
    expect(directives['frame-src']).toEqual(["'self'", 'https://sign-in.example.com'])
  })
})
