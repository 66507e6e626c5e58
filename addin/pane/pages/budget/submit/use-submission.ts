// A submission from the selected table to what came of it. What was read, chosen and typed stays until it is submitted.
import { useMemo, useState } from 'react'
import type {
  ApiBudgetLine,
  BudgetPreview,
} from '../../../../../shared/contract/api/answers/planning/budgets.ts'
import type { TableMapping } from '../../../../../shared/contract/budget/pasted-table.ts'
import type { Scenario } from '../../../../../shared/contract/budget/scenario.ts'
import { rowsToRemove } from '../../../../desk/planning/lines-not-in-table.ts'
import type { BudgetSubmission, BudgetTable } from '../../../../desk/planning/planning-desk.ts'
import { BUDGET } from '../../../fields/scenario-picker.tsx'
import { usePane } from '../../../pane-context.ts'
import { counted } from '../../../shown/in-words.ts'
import { useWork } from '../../../work/use-work.ts'
import { type Decisions, decided, keptTheirs } from './stale-rows.ts'

interface Read {
  readonly table: BudgetTable
  readonly mapping: TableMapping
}

/** What was asked, and what the answer to it was. */
export interface Previewed {
  readonly given: BudgetSubmission
  readonly preview: BudgetPreview
  /** Lines of whoever submits that are not in the table. */
  readonly left: readonly ApiBudgetLine[]
}

const NONE: readonly ApiBudgetLine[] = []

export type UsedSubmission = ReturnType<typeof useSubmission>

export function useSubmission(onSubmitted: () => void) {
  const { desk } = usePane()
  const { planning } = desk
  const [read, setRead] = useState<Read | null>(null)
  const [scenario, setScenario] = useState<Scenario>(BUDGET)
  const [why, setWhy] = useState('')
  const [decisions, setDecisions] = useState<Decisions>({})
  const [leftOut, setLeftOut] = useState('')
  const [removed, setRemoved] = useState(NONE)

  const pasted = useMemo(
    () => (read === null ? null : planning.mapBudgetTable(read.table, read.mapping)),
    [planning, read],
  )
  const rows = useMemo(() => {
    const own = decided(pasted?.rows ?? [], decisions)
    if (read === null || removed.length === 0) return own
    return [...own, ...rowsToRemove(removed, read.table.firstRow + read.table.cells.length - 1)]
  }, [pasted, decisions, read, removed])

  const reading = useWork(async () => {
    const table = await planning.readBudgetTable()
    setRead({ table, mapping: table.mapping })
    setDecisions({})
    setLeftOut('')
    setRemoved(NONE)
    if (table.scenario !== null) setScenario(table.scenario)
    previewing.forget()
    submitting.forget()
    return table
  }, readSaid)
  const previewing = useWork(
    async (watch, given: BudgetSubmission): Promise<Previewed> => {
      submitting.forget()
      const preview = await planning.previewBudget(given, watch)
      const hasAll = preview.accepted && pasted !== null && pasted.errors.length === 0
      // A cell that cannot be read may be that of any line.
      const left = hasAll ? await planning.linesNotInTable(given.scenario, pasted.rows, watch) : NONE
      return { given, preview, left }
    },
    ({ preview }) => preview.summary,
  )
  const submitting = useWork(
    async (watch, given: BudgetSubmission): Promise<Previewed> => {
      const preview = await planning.submitBudget(given, read?.table ?? null, watch)
      previewing.forget()
      if (preview.applied) {
        // The table is as it was before: whoever goes on reads it anew.
        setRead(null)
        setDecisions({})
        setRemoved(NONE)
        setWhy('')
        onSubmitted()
      }
      return { given, preview, left: NONE }
    },
    ({ preview }) => preview.summary,
  )

  const kept = keptTheirs(pasted?.rows ?? [], decisions)
  const unreadable = pasted?.errors.length ?? 0
  // Read another way, other cells may be those that cannot be read: those nobody has left out.
  const cells = pasted?.errors.map(({ row, column, cell }) => cell ?? `${row} ${column}`).join(' ') ?? ''
  const isLeftOut = unreadable > 0 && leftOut === cells
  const isWhole = unreadable === 0 || isLeftOut
  const previewed = previewing.now.state === 'done' ? previewing.now.answer : null
  const isSame = previewed !== null && previewed.given.rows === rows && previewed.given.scenario === scenario
  return {
    read,
    setMapping: (mapping: TableMapping) => {
      setRead((before) => (before === null ? null : { ...before, mapping }))
      setDecisions({})
      setRemoved(NONE)
    },
    pasted,
    rows,
    submission: {
      ...{ scenario, why: why.trim(), rows },
      keptTheirs: kept,
    } satisfies BudgetSubmission,
    scenario,
    setScenario: (to: Scenario) => {
      setScenario(to)
      setRemoved(NONE)
    },
    /** Whether lines that are not in the table are taken out. */
    removes: removed.length > 0,
    remove: setRemoved,
    /** Whether every line is kept as theirs: nothing is sent, and the sheet is brought to what stands. */
    isAllTheirs: rows.length === 0 && read?.table.isOurs === true && kept.length > 0,
    why,
    setWhy,
    decisions,
    decide: (more: Decisions) => setDecisions((before) => ({ ...before, ...more })),
    /** How many cells cannot be read: nothing is submitted until they can, or are left out on purpose. */
    unreadable,
    isLeftOut,
    leaveOut: (isOut: boolean) => setLeftOut(isOut ? cells : ''),
    isWhole,
    reading,
    previewing,
    submitting,
    /** Whether what stands here now is what was looked at, and may go in. */
    mayBeSubmitted: isSame && isWhole && previewed.preview.accepted,
    isOutdated: previewed !== null && !isSame,
  }
}

export function readSaid({ address, cells }: BudgetTable): string {
  return `${address} is read: ${counted(cells.length, 'row')} with its headings.`
}
