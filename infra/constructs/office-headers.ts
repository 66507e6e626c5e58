// The headers of the add-in's pages: a content security policy as tight as Office bears, and what every page of ours sends.
// There is no X-Frame-Options on purpose: Excel on the web shows an add-in in a frame, and frame-ancestors says whose.
import {
  HeadersReferrerPolicy,
  type ResponseHeadersCorsBehavior,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { Duration } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'

/** Pages of Microsoft that show add-ins in a frame: Excel on the web, wherever a workbook is opened from. */
export const OFFICE_HOSTS = [
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.office365.com',
  'https://*.microsoft365.com',
  'https://*.cloud.microsoft',
  'https://*.sharepoint.com',
  'https://onedrive.live.com',
] as const

/** office.js may come from nowhere else, and in some versions of Office it brings MicrosoftAjax.js from the second. */
const OFFICE_SCRIPTS = ['https://appsforoffice.microsoft.com', 'https://ajax.aspnetcdn.com'] as const

const YEARS_2 = Duration.days(730)

/** @param apiUrl where the add-in asks for figures; @param signInUrl where people sign in */
export function contentSecurityPolicy(apiUrl: string, signInUrl: string): string {
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...OFFICE_SCRIPTS],
    // Fluent UI adds an element without text, whose rules it writes by script: the hash is that of no text.
    'style-src': ["'self'", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", apiUrl, signInUrl],
    // A sign-in that needs nobody ends, in a frame of the pane, at the site's own page.
    'frame-src': ["'self'", signInUrl],
    'frame-ancestors': ["'self'", ...OFFICE_HOSTS],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'object-src': ["'none'"],
  }
  return Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ')
}

export interface OfficeHeadersProps {
  readonly stage: Stage
  readonly apiUrl: string
  /** What browsers are told of keeping the file. */
  readonly cacheControl: string
  /** Whether pages of other origins may read the file: Excel on the web reads the functions' metadata so. */
  readonly isReadElsewhere?: boolean
}

const READ_ELSEWHERE: ResponseHeadersCorsBehavior = {
  accessControlAllowOrigins: ['*'],
  accessControlAllowMethods: ['GET', 'HEAD'],
  accessControlAllowHeaders: ['*'],
  accessControlAllowCredentials: false,
  originOverride: true,
}

export class OfficeHeaders extends ResponseHeadersPolicy {
  constructor(
    scope: Construct,
    id: string,
    { stage, apiUrl, cacheControl, isReadElsewhere = false }: OfficeHeadersProps,
  ) {
    super(scope, id, {
      responseHeadersPolicyName: physicalName(stage, id.toLowerCase()),
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: contentSecurityPolicy(apiUrl, new URL(stage.signIn.issuer).origin),
          override: true,
        },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: YEARS_2, includeSubdomains: true, override: true },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: 'cache-control', value: cacheControl, override: true },
          {
            header: 'permissions-policy',
            value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
            override: true,
          },
        ],
      },
      ...(isReadElsewhere && { corsBehavior: READ_ELSEWHERE }),
    })
  }
}
