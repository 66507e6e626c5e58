// The link of a digest, without a sign-in: a page that asks, and the post of its button or of a mail program (RFC 8058). The
// sealed token says whose digests end; who has none learns nothing, not even whether somebody is there.
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { DigestKind } from '../../../shared/contract/alerts/preferences.ts'
import { UNSUBSCRIBE_PATH } from '../../../shared/contract/api/operations.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import type { Subscription } from '../../delivery/digests/unsubscribe-tokens.ts'
import type { AccessFacts } from '../../figures-api/access/access-log.ts'
import type { Route } from '../../figures-api/perform.ts'
import { alsoHead, type MediaType, type RouteEntry } from '../../figures-api/route-entries.ts'
import type { SystemServices } from '../services.ts'
import { askingPage, donePage, wrongLinkPage } from './unsubscribe-page.ts'

const PAGE: readonly MediaType[] = ['text/html']
/** A mail program that posts reads no page: what it says that it accepts keeps nobody on the list. */
const WHATEVER: readonly MediaType[] = ['text/html', 'application/json', 'text/csv']

export function unsubscribeRoutes(services: () => SystemServices): RouteEntry[] {
  return [
    ...alsoHead({ method: 'GET', path: UNSUBSCRIBE_PATH, handler: asking(services), mediaTypes: PAGE }),
    { method: 'POST', path: UNSUBSCRIBE_PATH, handler: unsubscribing(services), mediaTypes: WHATEVER },
  ]
}

function asking(services: () => SystemServices): Route {
  return async (event) => {
    const token = tokenOf(event)
    const whose = await subscriptionOf(token, services())
    return whose === null ? wrongLinkPage() : askingPage(whose.kind, token)
  }
}

/** The second time changes nothing. */
function unsubscribing(services: () => SystemServices): Route {
  return async (event, { access: facts }) => {
    const { preferences, clock } = services()
    const whose = await subscriptionOf(tokenOf(event), services())
    if (whose === null) return wrongLinkPage()
    const kind = asksForAll(event) ? null : whose.kind
    noteUnsubscribing(facts, whose.person, kind)
    await preferences.unsubscribe(whose.person, instantText(clock()), kind)
    return donePage(kind)
  }
}

/** Nobody signed in, and yet it is somebody's: the audit trail has it with whose it is, and that it was by link. */
function noteUnsubscribing(facts: AccessFacts, person: string, kind: DigestKind | null): void {
  Object.assign(facts, {
    ...{ operation: 'unsubscribe', kind: 'changed', subject: person, person },
    ...{ tenantIds: [], did: `unsubscribed ${kind ?? 'all'} by link` },
  } satisfies AccessFacts)
}

function subscriptionOf(token: string, { unsubscribeTokens }: SystemServices): Promise<Subscription | null> {
  return unsubscribeTokens.open(token)
}

function tokenOf({ rawQueryString }: APIGatewayProxyEventV2): string {
  return new URLSearchParams(rawQueryString).get('token') ?? ''
}

/** A mail program posts `List-Unsubscribe=One-Click`; the page's other button asks for all. */
function asksForAll({ body, isBase64Encoded }: APIGatewayProxyEventV2): boolean {
  const text = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8').toString('utf8')
  return new URLSearchParams(text).get('List-Unsubscribe') === 'All'
}
