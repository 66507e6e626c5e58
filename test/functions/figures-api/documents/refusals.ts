// How each documented refusal comes about: the request that is refused, of any operation that can answer so.
import { gzipSync } from 'node:zlib'
import type { Operation } from '../../../../shared/access/may-call.ts'
import type { ErrorExampleName } from '../../../../shared/contract/api/examples/errors.ts'
import { EXAMPLE_RUN_ID, TENANT_A } from '../../../../shared/contract/api/examples/example-month.ts'
import {
  EXAMPLE_DECISION_ID,
  EXAMPLE_INITIATIVE_ID,
} from '../../../../shared/contract/api/examples/example-records.ts'
import {
  EXAMPLE_CHAT_ID,
  EXAMPLE_LEDGER_ID,
} from '../../../../shared/contract/api/examples/system-webhooks.ts'
import { MOST_GRID_FIGURES } from '../../../../shared/contract/api/parameters.ts'
import type { ApiRequest, ApiResponse, TestApi } from '../../../engines/figures-api.ts'
import { firstExample, requestOf, tokenOf } from './example-requests.ts'
import type { RefusalWorlds } from './refusal-worlds.ts'

const NO_RUN = '019ad736-6e60-7000-8000-00000000dead'

/** What is otherwise than in an example: some of its request, or of how it is sent. */
interface Change extends Partial<Pick<ApiRequest, 'token' | 'headers' | 'body' | 'isBase64Encoded'>> {
  readonly request?: object
  readonly pathParameters?: Readonly<Record<string, string>>
}

type Provocation = (operation: Operation) => Promise<ApiResponse>

export function provocations(worlds: RefusalWorlds): Readonly<Record<ErrorExampleName, Provocation>> {
  const { usual } = worlds
  /** The operation's first example, with something about it changed, asked by someone who may call it. */
  const ask = async (api: TestApi, operation: Operation, change: Change = {}) => {
    const example = firstExample(operation)
    const { request, pathParameters, ...rest } = change
    const asked = requestOf(operation, {
      request: { ...example.request, ...request },
      path: pathParameters ?? example.path ?? {},
    })
    return api.send({ token: await tokenOf(api, example), ...asked, ...rest })
  }
  const changed =
    (request: object, api = usual): Provocation =>
    (operation) =>
      ask(api, operation, { request })
  const asked =
    (api: TestApi): Provocation =>
    (operation) =>
      ask(api, operation)
  const askedBy =
    (token: Promise<string>): Provocation =>
    async (operation) =>
      ask(usual, operation, { token: await token })
  const inPictures: Provocation = (operation) => ask(usual, operation, { headers: { accept: 'image/png' } })
  const swollen: Provocation = (operation) =>
    ask(usual, operation, {
      headers: { 'content-type': 'application/gzip' },
      ...{ body: SWOLLEN, isBase64Encoded: true },
    })
  return {
    parameterTwice: async (operation) => {
      const example = firstExample(operation)
      const { path } = requestOf(operation, { request: {}, path: example.path ?? {} })
      return usual.get(`${path}?limit=1&limit=2`, await tokenOf(usual, example))
    },
    bodyIsNoObject: (operation) => ask(usual, operation, { body: [] }),
    bodyTooLarge: swollen,
    gridsTooLarge: swollen,
    submissionTooLarge: swollen,
    windowOfUnknownSummary: changed({ knownAt: NO_RUN }),
    noSummaryYet: asked(worlds.empty),
    tenantNotInWindow: (operation) => ask(usual, operation, { pathParameters: { tenantId: NO_RUN } }),
    tenantOfRecordNotFound: (operation) =>
      ask(usual, operation, {
        request: {
          opportunity: undefined,
          values: { ...valuesOf(operation), tenantId: NO_RUN },
        },
      }),
    tenantOfWebhookNotFound: (operation) =>
      ask(usual, operation, {
        request: {
          values: {
            name: 'A',
            url: 'https://hooks.example.com/a',
            types: ['alert.opened'],
            tenantIds: [NO_RUN],
          },
        },
      }),
    decisionIdTaken: changed({ id: EXAMPLE_DECISION_ID }),
    initiativeIdTaken: changed({ id: EXAMPLE_INITIATIVE_ID }),
    initiativeChangedMeanwhile: changed({
      ...{ action: 'edit', version: 1, values: { owner: 'Cem' }, milestone: undefined },
    }),
    initiativeDoesNotFollow: changed({ action: 'move', status: 'planned', milestone: undefined }),
    preferencesChangedMeanwhile: async (operation) => {
      const { preferences } = firstExample(operation).request as { readonly preferences: object }
      await ask(usual, operation)
      return ask(usual, operation, { request: { preferences: { ...preferences, lowestSeverity: 'Info' } } })
    },
    tenantOfAdjustmentsNotFound: changed({ tenant: ['Tenant D'] }),
    memberNotFound: changed({ of: 'Tenant D' }),
    whatIfNotOpened: changed({ scenario: { kind: 'what_if', name: 'a plan' } }),
    bridgedRunUnknown: changed({ to: NO_RUN }),
    notClosedYet: asked(worlds.empty),
    monthNotAccepted: changed({ period: '2025-13' }),
    periodNotAccepted: changed({ period: '2025-13' }),
    yearNotSummarized: changed({ period: '2025' }),
    closedNotSummarized: changed({ knownAt: 'closed' }),
    knownAtUnknownSummary: changed({ knownAt: NO_RUN }),
    summaryNotPublished: changed({ period: '2025-10' }),
    quarterNotExplained: changed({ period: '2025-Q4' }),
    quarterNotPublished: changed({ period: '2025-Q4' }),
    gridMonthNotAccepted: changed({ periods: ['2025-11', '2025-13'] }),
    parameterUnknown: changed({ period: '2025-11' }),
    runIdNotAccepted: (operation) => ask(usual, operation, { pathParameters: { id: 'latest' } }),
    tenantNotFound: (operation) =>
      ask(usual, operation, {
        request: { tenant: operation === 'explainFigure' ? 'Tenant D' : ['Tenant D'] },
      }),
    basisAndInstant: changed({ basis: 'closed', knownAt: '2025-12-01T09:00:00Z' }),
    knownAtUnknownRun: changed({ period: '2025-11', knownAt: NO_RUN }),
    runNotFound: (operation) => ask(usual, operation, { pathParameters: { id: NO_RUN } }),
    formNotAcceptable: inPictures,
    figuresNotAcceptable: inPictures,
    fileNotAcceptable: inPictures,
    monthNotPublished: changed({ period: '2025-10' }),
    nothingPublished: changed({ period: undefined }, worlds.empty),
    submissionRefused: changed({
      rows: [
        { row: 7, dimension: 'tenant', member: TENANT_A, measure: 'total_cost', period: 'Oct', cents: 1 },
      ],
    }),
    yearStepRefused: changed({ scenario: { kind: 'budget' }, action: 'reopen', why: 'a late contract' }),
    approvalByAnother: changed({ action: 'approve' }),
    alertNotFound: changed({ occurrence: 2 }),
    decisionNotFound: (operation) => ask(usual, operation, { pathParameters: { id: NO_RUN } }),
    initiativeNotFound: (operation) => ask(usual, operation, { pathParameters: { id: NO_RUN } }),
    opportunityNotFound: changed({ opportunity: { id: 'idle_vps:v1', period: '2025-11' } }),
    changedMeanwhile: (operation) => ask(usual, operation, editOfDecision(1, { reviewOn: '2026-03-01' })),
    decidedAlready: (operation) => ask(usual, operation, editOfDecision(2, { title: 'Another' })),
    webhookNotFound: (operation) => ask(usual, operation, { pathParameters: { id: NO_RUN } }),
    webhookAddressNotPublic: (operation) =>
      ask(usual, operation, {
        request: {
          values: { name: 'A', url: 'https://169.254.169.254/latest', types: ['alert.opened'] },
        },
      }),
    webhookIdTaken: changed({ id: EXAMPLE_LEDGER_ID }),
    webhookChangedMeanwhile: changed({ version: 1, values: { name: 'Books' } }),
    webhookPaused: (operation) => ask(usual, operation, { pathParameters: { id: EXAMPLE_CHAT_ID } }),
    secretNotRotating: changed({ action: 'end_older' }),
    pausedMeanwhile: changed({ version: 1 }),
    ownedByAnother: askedBy(usual.token(['ROLE_PROCUREMENT'])),
    runExpired: changed({ period: '2025-11', knownAt: EXAMPLE_RUN_ID }, worlds.expired),
    answerTooLarge: (operation) => ask(worlds.overfull, operation, { request: tooMuch(operation) }),
    bodyIsNotJson: (operation) => ask(usual, operation, { headers: { 'content-type': 'text/plain' } }),
    tokenNotAccepted: (operation) => ask(usual, operation, { token: 'not.a.token' }),
    secondFactorMissing: (operation) => ask(worlds.asksForSecondFactor, operation),
    secondFactorToTell: (operation) => ask(worlds.asksForSecondFactor, operation),
    roleMayNotCall: askedBy(usual.token([])),
    noTenantsNamed: askedBy(usual.token(['ROLE_BUDGET_OWNER'])),
    scopeMissing: askedBy(usual.token(['ROLE_FINANCE'], { scope: 'openid' })),
    tooManyRequests: async (operation) => {
      await ask(worlds.answersOnceAMinute, operation)
      return ask(worlds.answersOnceAMinute, operation)
    },
    unexpected: asked(worlds.mistaken),
    storeUnavailable: asked(worlds.storeAway),
    signInUnavailable: asked(worlds.signInAway),
  }
}

/** Of its first example, what a record without an opportunity needs. */
function valuesOf(operation: Operation): object {
  const { values } = firstExample(operation).request as { readonly values: object }
  return operation === 'startInitiative' ? { title: 'Another', description: 'Another' } : values
}

/** A few kilobytes as they are sent, more than any body may be once they are unpacked. */
const SWOLLEN = gzipSync(Buffer.alloc(12_000_001, ' ')).toString('base64')

function editOfDecision(version: number, values: object): Change {
  return {
    request: { action: 'edit', version, why: 'a late contract', values, verdict: undefined },
    pathParameters: { id: EXAMPLE_DECISION_ID },
  }
}

/** As many unknown tenants with long names as a grid may ask for; else every tenant there is. */
function tooMuch(operation: Operation): object {
  if (operation !== 'queryFigures') return { tenant: undefined }
  const tenants = Array.from({ length: MOST_GRID_FIGURES }, (_, number) => `${number} ${'n'.repeat(200)}`)
  return { tenants, periods: ['2025-11'], measures: ['total_cost'] }
}
