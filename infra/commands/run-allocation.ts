// Invokes the allocate-costs handler as AWS would, then reads the published run back through the reader that every
// screen uses: what a command shows is what was published. Closed and restated figures are read without allocating.
import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import type { AllocateCostsAnswer } from '../../functions/allocate-costs/answer.ts'
import type { AllocateCostsEvent } from '../../functions/allocate-costs/event.ts'
import { readStoreConfiguration } from '../../functions/runtime/config.ts'
import { combinationOf } from '../../functions/runtime/official-combination.ts'
import { announceStage } from '../../functions/runtime/stages.ts'
import { connectFiguresTable, type FiguresTable } from '../../functions/stores/figures-table.ts'
import { readRestatement } from '../../functions/stores/runs/adjustments.ts'
import { findClosing } from '../../functions/stores/runs/find-closing.ts'
import {
  type Basis,
  findRunById,
  findRunOfBasis,
  readExplanation,
  readFigures,
} from '../../functions/stores/runs/run-reader.ts'
import type { RunRecord } from '../../functions/stores/runs/run-record.ts'
import type { Restatement } from '../../shared/contract/closing/adjustments.ts'
import type { TenantExplanation } from '../../shared/contract/explanation.ts'
import type { RunFigures, TenantFigures } from '../../shared/contract/run-figures.ts'
import { parsePeriod } from '../../shared/periods/period.ts'
import { findTenant } from '../../shared/tenants/find-tenant.ts'

export interface ShownRun {
  readonly message: string
  readonly figures: RunFigures
  readonly explained: { readonly tenant: TenantFigures; readonly explanation: TenantExplanation } | null
  /** What the run changes against the figures before, when it is a restatement; without an id in a dry run. */
  readonly restatement: ShownRestatement | null
}

export type ShownRestatement = Omit<Restatement, 'runId'> & { readonly runId: string | null }

/** @param explain a tenant's id or name whose derivation is wanted */
export async function runAllocation(event: Partial<AllocateCostsEvent>, explain?: string): Promise<ShownRun> {
  // Imported only now: the handler's clients take the addresses that the system just started put in the environment.
  const { handler } = await import('../../functions/allocate-costs/handler.ts')
  const asked = event.dryRun
    ? { ...event, includeFigures: true, ...(explain !== undefined && { explain }) }
    : event
  const answer = await handler(asked as AllocateCostsEvent, commandContext())
  // There is no state machine on this machine.
  if (answer.outcome === 'started') throw new Error(`${answer.message} ${answer.next.join(' ')}`)
  if (answer.runId === null) {
    const figures = answer.figures as RunFigures
    const tenant = explain === undefined ? null : findTenant(figures.tenants, explain, 'explain')
    return {
      message: answer.message,
      figures,
      explained: tenant && { tenant, explanation: answer.explanation as TenantExplanation },
      restatement: triedRestatement(answer),
    }
  }
  const table = connectFiguresTable(process.env.FIGURES_TABLE ?? '')
  return readShown(table, await findRunById(table, answer.runId), answer.message, explain)
}

/** A new run of the month, or the figures of a month that is closed, which is never allocated again. */
export async function allocateUnlessClosed(period: string, startedBy: string): Promise<ShownRun> {
  const configuration = readStoreConfiguration(process.env)
  const table = connectFiguresTable(configuration.FIGURES_TABLE)
  const isClosed = (await findClosing(table, { period, ...combinationOf({}, configuration) })) !== null
  return isClosed ? readBasis(period, 'closed') : runAllocation({ period, startedBy })
}

/** The run that a period was closed with, or the one that restates it; nothing is allocated. */
export async function readBasis(period: string, basis: Basis, explain?: string): Promise<ShownRun> {
  const configuration = readStoreConfiguration(process.env)
  const table = connectFiguresTable(configuration.FIGURES_TABLE)
  const key = { period: parsePeriod(period).id, ...combinationOf({}, configuration) }
  const record = await findRunOfBasis(table, key, basis, Date.now())
  return readShown(table, record, `The figures of ${period}, ${basisText(basis, record)}.`, explain)
}

async function readShown(
  table: FiguresTable,
  record: RunRecord,
  message: string,
  explain: string | undefined,
): Promise<ShownRun> {
  announceStage('Reading the published run')
  const figures = await readFigures(table, record)
  const restatement = record.restatement === undefined ? null : await readRestatement(table, record)
  if (explain === undefined) return { message, figures, restatement, explained: null }
  const tenant = findTenant(figures.tenants, explain, 'explain')
  const explanation = await readExplanation(table, record, tenant.tenantId)
  return { message, figures, restatement, explained: { tenant, explanation } }
}

function basisText(basis: Basis, { restatement }: RunRecord): string {
  if (basis === 'closed') return 'as they were closed'
  return restatement === undefined
    ? 'as they were closed, since nothing was restated'
    : `with restatement ${restatement.number}`
}

function triedRestatement({
  period,
  restatement,
  adjustments = [],
}: AllocateCostsAnswer): ShownRestatement | null {
  if (restatement === null) return null
  const { totals: _, ...words } = restatement
  return { period, runId: null, ...words, adjustments }
}

/** The context of an invocation, as far as the handlers look at it. */
function commandContext(): Context {
  return { awsRequestId: randomUUID(), functionName: 'allocate-costs' } as Context
}
