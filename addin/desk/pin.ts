// The workbook's pin: everything that follows it shows what was known at an instant, in a run, or when a period was closed.
import { knownAtArgument } from '../functions/arguments/known-at.ts'
import { CellError } from '../functions/cell-error.ts'
import { addressOf } from '../workbook/cells/area.ts'
import { findOurCells } from '../workbook/cells/our-cells.ts'
import { followsPin, withPin } from '../workbook/formulas/follow-pin.ts'
import { inWorkbook } from '../workbook/in-workbook.ts'
import { addPin, askPin, writePin } from '../workbook/pin-cell.ts'
import { rewriteFormulas } from '../workbook/rewrite-formulas.ts'
import { DeskFailure, type Pin, type PinState, type RefreshOutcome, type Watch } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { refresh } from './refresh.ts'

const NOT_READ = 'The pin could not be read.'
const NOT_PINNED = 'The workbook was not pinned.'
const NOT_FOLLOWED = 'The formulas were not changed.'

export async function pinState(): Promise<PinState> {
  const value = await readPin()
  const cells = await findOurCells('workbook', NOT_READ)
  const notFollowing = cells.filter(({ formula }) => !followsPin(formula)).map(addressOf)
  return { pin: pinOf(knownAtOf(value, NOT_READ)), notFollowing }
}

/** As the functions take it; null for the newest. */
export async function pinnedKnownAt(): Promise<string | null> {
  return knownAtOf(await readPin(), NOT_READ)
}

/** Everything of the workbook is refreshed with it, and what that changes is listed. */
export async function pin(parts: DeskParts, chosen: Pin, watch: Watch): Promise<RefreshOutcome> {
  const knownAt = knownAtOf(textOf(chosen), NOT_PINNED) ?? ''
  return refresh(parts, 'workbook', watch, async () => {
    const { penguin, scheduler } = parts
    const session = penguin.session()
    const by = session.state === 'signed in' ? session.account : ''
    const since = new Date(scheduler.now()).toISOString()
    await inWorkbook(NOT_PINNED, async (context) => {
      const cell = await pinCell(context)
      await writePin(context, cell, { knownAt, since, by })
      await context.sync()
    })
  })
}

/** Only formulas that leave their knowledge time out are changed: one that was written down was meant. */
export async function followPin(): Promise<PinState> {
  const cells = await findOurCells('workbook', NOT_FOLLOWED)
  const changed = cells.flatMap(({ formula, sheet, row, column }) => {
    const following = withPin(formula)
    return following === formula ? [] : [{ sheet, row, column, formula: following }]
  })
  if (changed.length > 0) {
    await inWorkbook(NOT_FOLLOWED, async (context) => {
      await pinCell(context)
      await context.sync()
    })
    const refused = await rewriteFormulas(changed, NOT_FOLLOWED)
    const [first] = refused.values()
    if (first !== undefined && refused.size === changed.length) throw new DeskFailure(first)
  }
  return pinState()
}

/** Made where the workbook has none. */
async function pinCell(context: Excel.RequestContext): Promise<Excel.Range> {
  const asked = askPin(context)
  const { worksheets } = context.workbook
  worksheets.load('items/name')
  await context.sync()
  return (
    asked.cell() ??
    addPin(
      context,
      worksheets.items.map(({ name }) => name),
    )
  )
}

function readPin(): Promise<unknown> {
  return inWorkbook(NOT_READ, async (context) => {
    const asked = askPin(context)
    await context.sync()
    return asked.value()
  })
}

/** @throws DeskFailure for what the functions would not take either */
function knownAtOf(value: unknown, notDone: string): string | null {
  try {
    return knownAtArgument(value)
  } catch (error) {
    if (!(error instanceof CellError)) throw error
    throw new DeskFailure(`${notDone} As known, ${error.message}`)
  }
}

function textOf(chosen: Pin): string {
  switch (chosen.kind) {
    case 'newest':
      return ''
    case 'instant':
      return chosen.instant
    case 'run':
      return chosen.runId
    default:
      return chosen.kind
  }
}

function pinOf(knownAt: string | null): Pin {
  if (knownAt === null) return { kind: 'newest' }
  if (knownAt === 'closed' || knownAt === 'restated') return { kind: knownAt }
  return knownAt.includes('T') ? { kind: 'instant', instant: knownAt } : { kind: 'run', runId: knownAt }
}
