// The job: each newest summary that was not looked at yet is looked at, what that changed is announced, and critical alerts
// are told at once. Every step may be done again: whoever is stopped between two of them loses and doubles nothing.
import { type AlertChange, evaluate } from '../../shared/alerts/lifecycle/evaluate.ts'
import { isNews } from '../../shared/alerts/lifecycle/looks.ts'
import type { AlertBook } from '../../shared/contract/alerts/alert-record.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { summaryEvent } from '../../shared/webhooks/webhook-events.ts'
import type { DigestCounts } from '../delivery/digests/digest-counts.ts'
import { enqueueEvents } from '../delivery/webhooks/enqueue-events.ts'
import { announceStage } from '../runtime/stages.ts'
import {
  type AlertsAnnounced,
  announceAlerts,
  announceDecisions,
  announceInitiatives,
  type RecordsAnnounced,
} from './announce.ts'
import { dueLooks, type PublishedSummary } from './due-looks.ts'
import type { RaiseAlertsEvent } from './event.ts'
import { type FoundAlerts, readLook } from './read-look.ts'
import type { Services } from './services.ts'
import { tellAtOnce } from './tell-at-once.ts'

export interface LookedAt extends PublishedSummary {
  /** False for one that was looked at before, or is older than the last one of its period that was. */
  readonly isNew: boolean
  /** Alerts; null where it was not looked at. */
  readonly found: number | null
  /** Rules that could not be judged this time. */
  readonly notLookedAt: readonly string[]
}

export interface RaisedAlerts {
  readonly looks: readonly LookedAt[]
  readonly open: number
  readonly alerts: AlertsAnnounced
  /** Null in a dry run. */
  readonly decisions: RecordsAnnounced | null
  /** Null in a dry run. */
  readonly initiatives: RecordsAnnounced | null
  readonly summaryWebhooks: number
  /** Null in a dry run, and where nothing is mailed. */
  readonly digests: DigestCounts | null
  /** Digests that were claimed before this start, and of which nobody has said that they left. */
  readonly unconfirmed: number
}

/** @throws the errors of the stores, each a sentence; what was done stands, and the same event does the rest */
export async function raiseAlerts(event: RaiseAlertsEvent, services: Services): Promise<RaisedAlerts> {
  const due = await dueLooks(event.period, services)
  if (event.dryRun) return tryLooks(due, services)
  const startedAt = instantText(services.clock())
  const looks: LookedAt[] = []
  let summaryWebhooks = 0
  for (const published of due) {
    if (!isNews(published, (await services.alerts.overview()).looks)) {
      looks.push(seenBefore(published))
      continue
    }
    announceStage(`Looking at the summary of ${published.period}`)
    const look = await readLook(published, services)
    // Before it counts as looked at: afterwards nobody would.
    summaryWebhooks += await enqueueEvents([summaryEvent(look.summary, published)], services.webhooks)
    await services.alerts.evaluate(look.found, look.look)
    looks.push(lookedAt(published, look))
  }
  announceStage('Announcing what changed')
  const alerts = await announceAlerts(services)
  const decisions = await announceDecisions(services)
  const initiatives = await announceInitiatives(services)
  const digests = await tellAtOnce(services)
  const { counts } = await services.alerts.overview()
  const open = counts.reduce((sum, { open: some }) => sum + some, 0)
  // Every day, and at once where the one before was stopped: what is claimed by now is being mailed by nobody.
  const unconfirmed = (await services.digests?.ledgers.unconfirmed(startedAt))?.length ?? 0
  return { looks, open, alerts, decisions, initiatives, summaryWebhooks, digests, unconfirmed }
}

function seenBefore(published: PublishedSummary): LookedAt {
  return { ...published, isNew: false, found: null, notLookedAt: [] }
}

function lookedAt(published: PublishedSummary, { found, look }: FoundAlerts): LookedAt {
  return { ...published, isNew: true, found: found.length, notLookedAt: [...look.notLookedAt.rules].sort() }
}

/** What would change, computed in memory from what stands. */
async function tryLooks(due: readonly PublishedSummary[], services: Services): Promise<RaisedAlerts> {
  const { looks: before } = await services.alerts.overview()
  let book: AlertBook = { records: await services.alerts.open(), looks: before }
  const looks: LookedAt[] = []
  const changes: AlertChange[] = []
  for (const published of due) {
    const look = await readLook(published, services)
    const after = evaluate(book, look.found, look.look)
    looks.push(after.book === book ? seenBefore(published) : lookedAt(published, look))
    book = after.book
    changes.push(...after.changes)
  }
  const of = (wanted: AlertChange['kind']) => changes.filter(({ kind }) => kind === wanted).length
  return {
    looks,
    open: book.records.filter(({ resolved }) => resolved === null).length,
    alerts: { opened: of('opened'), worse: of('worse'), resolved: of('resolved'), webhooks: 0 },
    decisions: null,
    initiatives: null,
    summaryWebhooks: 0,
    digests: null,
    unconfirmed: 0,
  }
}
