// What the buttons of the ribbon, the keys and the menu of a cell do: the desk's work, with its outcome in the pane. Every
// command ends with Excel being told so, or its button stays busy.
import {
  type Desk,
  DeskFailure,
  type PeriodChoice,
  type RefreshOutcome,
  type ReportChoice,
} from '../desk/desk.ts'
import { unwatched } from '../desk/unwatched.ts'
import type { ActionId } from '../manifest/commands.ts'
import type { PlanChoice } from '../reports/report-document.ts'

/** The pages of the pane that a command may lead to. */
export type CommandPage = 'reports' | 'refresh' | 'explain' | 'budget'

export interface Outcome {
  readonly kind: 'done' | 'failed'
  /** Whole sentences. */
  readonly sentence: string
  /** What people should know beside it, a sentence each. */
  readonly warnings?: readonly string[]
}

export interface CommandParts {
  readonly desk: Pick<Desk, 'account' | 'periods' | 'refresh' | 'insertReport'>
  /** Opens the pane where it is closed. */
  openPane(): Promise<void>
  /** Shows a page of the pane, with what came of the command where there is something to say. */
  show(page: CommandPage, outcome: Outcome | null): void
  /** What people are told of an error. */
  sentenceOf(error: unknown): string
}

type Done = Omit<Outcome, 'kind'>

/** Excel's own event; a key brings none. */
export type CommandEvent = Pick<Office.AddinCommands.Event, 'completed'> | undefined
export type RunCommand = (event?: CommandEvent) => Promise<void>

const SIGN_IN: Outcome = {
  kind: 'failed',
  sentence: 'Nobody is signed in. Sign in here, then choose the command again.',
}
const NO_MONTH =
  'No month is published that you may see, so there is no report to insert. Ask whoever runs the figures.'
/** As the pane has it preset. */
const USUAL_PLAN: PlanChoice = {
  scenario: 'budget',
  parts: 'none',
  groupBy: 'owner',
  dimension: null,
  measure: null,
  unbudgeted: false,
}
const MONTH = /^\d{4}-\d{2}$/

export function ribbonCommands(parts: CommandParts): Readonly<Record<ActionId, RunCommand>> {
  const { desk, openPane, show, sentenceOf } = parts
  /** The same command twice at a time would do its work twice. */
  const running = new Set<ActionId>()
  const command = (id: ActionId, run: () => Promise<void>): readonly [ActionId, RunCommand] => [
    id,
    async (event) => {
      try {
        if (running.has(id)) return
        running.add(id)
        await run().finally(() => running.delete(id))
      } finally {
        event?.completed()
      }
    },
  ]
  /** Its outcome is said where it can be seen, whether the pane was open or not. */
  const said = async (page: CommandPage, work: () => Promise<Done>): Promise<void> => {
    const outcome = desk.account().state === 'signed out' ? SIGN_IN : await outcomeOf(work)
    show(page, outcome)
    await openPane()
  }
  const outcomeOf = async (work: () => Promise<Done>): Promise<Outcome> => {
    try {
      return { kind: 'done', ...(await work()) }
    } catch (error) {
      return { kind: 'failed', sentence: sentenceOf(error) }
    }
  }
  const insert = async (choice: ReportChoice): Promise<Done> => {
    const { title, sheet, problems = [] } = await desk.insertReport(choice, unwatched())
    return { sentence: `${title} is on the sheet ${sheet}.`, warnings: problems }
  }
  return Object.fromEntries([
    command('ShowPenguinPane', openPane),
    command('RefreshAll', () =>
      said('refresh', async () => refreshed(await desk.refresh('workbook', unwatched()))),
    ),
    command('InsertReport', () =>
      said('reports', async () => {
        const { period } = newestMonth(await desk.periods())
        return insert({ kind: 'cost_by_tenant', period, place: 'new sheet' })
      }),
    ),
    command('ExplainCell', async () => {
      show('explain', desk.account().state === 'signed out' ? SIGN_IN : null)
      await openPane()
    }),
    command('InsertVariance', () =>
      said('budget', async () => {
        const months = (await desk.periods()).filter(({ period }) => MONTH.test(period))
        const { period } = months.find(({ state }) => state !== 'open') ?? newestMonth(months)
        return insert({ kind: 'variance', period, place: 'new sheet', plan: USUAL_PLAN })
      }),
    ),
  ]) as Record<ActionId, RunCommand>
}

function newestMonth(periods: readonly PeriodChoice[]): PeriodChoice {
  const month = periods.find(({ period }) => MONTH.test(period))
  if (month === undefined) throw new DeskFailure(NO_MONTH)
  return month
}

function refreshed({ formulas, reports, changes, moreChanges, problems }: RefreshOutcome): Done {
  const changed = changes.length + moreChanges
  const sentence = `Refreshed ${counted(formulas, 'formula')} and ${counted(reports, 'report')}: ${changed === 0 ? 'nothing has changed' : `${counted(changed, 'figure')} changed`}.`
  return { sentence, warnings: problems }
}

const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`
