// npm start: the whole system on embedded engines, its figures, summaries and alerts for the last ended and the current month,
// the API that serves them and the mailbox with what was mailed of them, until Ctrl-C.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { RunFigures } from '../../shared/contract/run-figures.ts'
import { periodAt, shiftPeriod } from '../../shared/periods/period.ts'
import { giveSampleBudget } from '../local/give-sample-budget.ts'
import { giveSamplePeople } from '../local/give-sample-people.ts'
import type { LocalAlertJobs } from '../local/local-alerts.ts'
import { type LocalApi, startLocalApi } from '../local/local-api.ts'
import type { LocalAudit } from '../local/local-audit.ts'
import { type RunningMailbox, startMailbox } from '../local/mailbox.ts'
import { type OpenSystem, startSampleSystem } from '../local/open-system.ts'
import { portsFromEnvironment } from '../local/ports.ts'
import { stopOnSignals } from '../local/stop-on-signals.ts'
import { startTryExcel, tryExcelOrigin } from '../local/try-excel.ts'
import { endWith } from './exit-codes.ts'
import { alertsLine } from './present/alerts-page.ts'
import { apiPage } from './present/api-page.ts'
import { figuresPage } from './present/figures-table.ts'
import { shortSummaryPage } from './present/summary-page.ts'
import { showProgress } from './progress.ts'
import { allocateUnlessClosed } from './run-allocation.ts'
import { runSummary } from './run-summary.ts'

const A_MINUTE_MS = 60 * 1000
const TENANTS_OF_BUDGET_OWNER = 2

const progress = showProgress()
let system: OpenSystem | undefined
let api: LocalApi | undefined
let audit: LocalAudit | undefined
let mailbox: RunningMailbox | undefined
let alerts: LocalAlertJobs | undefined
let workbook: { stop(): Promise<void> } | undefined
let stopping = false
const starting = start()
stopOnSignals({ stop }, (code) => process.exit(code))

try {
  await starting
  for (;;) {
    await pause(A_MINUTE_MS)
    await deliverWebhooks()
  }
} catch (error) {
  progress.end()
  await stop().catch(() => undefined)
  endWith(error, (field) => field)
}

async function start(): Promise<void> {
  system = await startSampleSystem(process.env, progress.say)
  const current = periodAt(Date.now())
  let over: RunFigures | undefined
  let newest: RunFigures | undefined
  const shown = [shiftPeriod(current, -1), current]
  for (const period of shown) {
    if (stopping) return
    over = newest
    newest = await publish(period.id)
  }
  await summarize(shown.map(({ id }) => id))
  if (stopping || newest === undefined || over === undefined) return
  await giveSampleBudget(over, costliestTenants(newest))
  const ports = portsFromEnvironment(process.env)
  api = await startLocalApi({
    ports,
    addInOrigins: [tryExcelOrigin(ports.excel)],
    ownTenants: costliestTenants(newest),
    clock: Date.now,
    onFailure: sayFailure,
  })
  const folder = join(system.home, 'mailbox')
  // Imported only now: what their handlers log, and how much, the environment of the system says.
  const { startLocalAudit } = await import('../local/local-audit.ts')
  audit = startLocalAudit({ clock: Date.now, onFailure: sayFailure })
  const { localAlertJobs } = await import('../local/local-alerts.ts')
  alerts = localAlertJobs({ mailbox: folder, clock: Date.now })
  await raiseAlerts(api)
  mailbox = await startMailbox({
    port: ports.mailbox,
    folder,
    unsubscribeOrigin: api.apiUrl,
  })
  progress.say('Building the workbook to try…')
  workbook = await startTryExcel({ port: ports.excel, apiUrl: api.apiUrl, tokenUrl: tokenUrlOf(api) })
  progress.end()
  const tryIt = tryItPage(tryExcelOrigin(ports.excel), newest, current.id)
  process.stdout.write(`${await pageOf(api, current.id)}\n\n${tryIt}\n\n${systemPage(system, mailbox)}`)
}

/**
 * The newest first, and the engines also when the API does not stop. What is being done just now is waited for: a month
 * is published within a second or two, and engines that went away under it would fail in words of their own.
 */
async function stop(): Promise<void> {
  stopping = true
  await starting.catch(() => undefined)
  const served = Promise.all([workbook?.stop(), mailbox?.stop(), api?.stop()])
  await served.finally(() => audit?.stop()).finally(() => system?.stop())
}

async function publish(period: string): Promise<RunFigures> {
  const { message, figures } = await allocateUnlessClosed(period, 'npm start')
  progress.end()
  process.stdout.write(`${figuresPage(figures)}\n\n${message}\n\n`)
  return figures
}

/** The older first: the events that it writes are read back by the newer, which looks back over 90 days. */
async function summarize(periods: readonly string[]): Promise<void> {
  let written = 0
  let readBack: number | null = null
  for (const period of periods) {
    if (stopping) return
    const { answer, summary } = await runSummary({ period, startedBy: 'npm start' })
    progress.end()
    process.stdout.write(`${shortSummaryPage(summary)}\n\n${answer.message}\n\n`)
    written += answer.events.report?.captured ?? 0
    readBack = answer.events.read
  }
  const events =
    readBack === null ? 'Business events were not read.' : `Events written ${written}, read back ${readBack}.`
  process.stdout.write(`${events}\n\n`)
}

/** As on the first of a month: what the summaries found, then everybody's digest of the month that has ended. */
async function raiseAlerts({ people }: LocalApi): Promise<void> {
  if (alerts === undefined || stopping) return
  await giveSamplePeople(people, Date.now)
  const raised = await alerts.raise({ startedBy: 'npm start' })
  const sent = await alerts.send({ startedBy: 'npm start' })
  progress.end()
  process.stdout.write(`${alertsLine(raised, sent)}\n\n`)
}

/** As the schedule does: what fails is due again. */
async function deliverWebhooks(): Promise<void> {
  if (alerts === undefined || stopping) return
  await alerts.deliver().catch((error: Error) => {
    if (!stopping) sayFailure(error)
  })
}

/** For the budget owner, who sees tenants of their own only: those there is most to see of. */
function costliestTenants({ tenants }: RunFigures): string[] {
  const highestFirst = tenants.toSorted((a, b) => (b.totalCostCents ?? 0) - (a.totalCostCents ?? 0))
  return highestFirst.slice(0, TENANTS_OF_BUDGET_OWNER).map(({ tenantId }) => tenantId)
}

async function pageOf({ apiUrl, issuer, people }: LocalApi, period: string): Promise<string> {
  const withTokens = people.map(async (person) => {
    const { subject, role, tenants } = person
    const claims = { subject, roles: [role], ...(tenants !== undefined && { tenants }) }
    return { person, token: await issuer.accessToken(claims) }
  })
  return apiPage(await Promise.all(withTokens), { apiUrl, tokenUrl: tokenUrlOf({ issuer }), period })
}

function tokenUrlOf({ issuer }: Pick<LocalApi, 'issuer'>): string {
  return asPeopleWriteIt(`${issuer.issuerUrl}/token`)
}

/** A formula to paste: of the tenant that there is most to see of. */
function tryItPage(url: string, newest: RunFigures, period: string): string {
  const [costliest] = costliestTenants(newest)
  const name = newest.tenants.find(({ tenantId }) => tenantId === costliest)?.tenantName ?? costliest
  return [
    `Try it without Excel  ${url}/`,
    `  Sign in on the right as cfo@sample, then type into a cell: =PENGUIN.COST("${name}", "${period}")`,
  ].join('\n')
}

function systemPage({ addresses }: OpenSystem, { url }: RunningMailbox): string {
  return [
    'The embedded system is up. Leave it running, and in another terminal: npm run figures -- --help',
    `  Postgres  ${asPeopleWriteIt(process.env.DATABASE_URL ?? '')}`,
    `  DynamoDB  ${asPeopleWriteIt(addresses.dynamoDbEndpoint)}`,
    `  S3        ${asPeopleWriteIt(addresses.s3Endpoint)}`,
    `  Mailbox   ${asPeopleWriteIt(url)}/`,
    'Ctrl-C stops everything.',
    '',
  ].join('\n')
}

/** Why a client got 500 or 503: with PENGUIN_DEBUG=1 also where in the handler. */
function sayFailure({ message, cause }: Error): void {
  const stack = process.env.PENGUIN_DEBUG === '1' && cause instanceof Error ? `\n${cause.stack}` : ''
  process.stderr.write(`${message}${stack}\n`)
}

function asPeopleWriteIt(address: string): string {
  return address.replace('127.0.0.1', 'localhost')
}
