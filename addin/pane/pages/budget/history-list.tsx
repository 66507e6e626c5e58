// Who changed what, newest first: the first page at once, more on request.
import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { BudgetHistory } from '../../../../shared/contract/api/answers/planning/budgets.ts'
import type { HistoryQuestion } from '../../../desk/planning/planning-desk.ts'
import { unwatched } from '../../../desk/unwatched.ts'
import { instantInWords } from '../../../shown/instant-in-words.ts'
import { usePane } from '../../pane-context.ts'
import { counted, measureLabel } from '../../shown/in-words.ts'
import { LoadFailure } from '../../shown/load-failure.tsx'
import { MoreList } from '../../shown/more-list.tsx'
import { useLoaded } from '../../work/use-loaded.ts'
import { useWork } from '../../work/use-work.ts'
import { WorkView } from '../../work/work-view.tsx'
import { valuesInWords } from './submit/line-words.ts'
import { doneInWords } from './year-words.ts'

export interface HistoryListProps extends Pick<HistoryQuestion, 'scenario'> {
  readonly fiscalYear: string
  /** It is read anew whenever this changes. */
  readonly turn: string
}

interface More {
  /** Of which first page they are the continuation. */
  readonly of: BudgetHistory
  readonly pages: readonly BudgetHistory[]
}

export function HistoryList({ scenario, fiscalYear, turn }: HistoryListProps) {
  const { desk } = usePane()
  const ask = { scenario, fiscalYear }
  const first = useLoaded(() => desk.planning.budgetHistory({ ...ask, cursor: null }, unwatched()), turn)
  const [more, setMore] = useState<More | null>(null)
  const of = first.value
  const pages = of === null ? [] : [of, ...(more?.of === of ? more.pages : [])]
  const cursor = pages.at(-1)?.next_cursor ?? null
  const reading = useWork(
    async (watch, from: string) => {
      const page = await desk.planning.budgetHistory({ ...ask, cursor: from }, watch)
      if (of !== null) setMore({ of, pages: [...pages.slice(1), page] })
      return page.lines.length
    },
    (lines) => `${counted(lines, 'change')} more.`,
  )
  const lines = pages.flatMap((page) => page.lines)
  const years = pages.flatMap((page) => page.years)
  return (
    <div className="stack">
      <h3>What changed</h3>
      <LoadFailure of={first} />
      {of !== null && lines.length === 0 && years.length === 0 && cursor === null && (
        <p className="quiet">Nobody has changed anything of it yet.</p>
      )}
      {years.length > 0 && (
        <MoreList items={years} what="steps of the year">
          {({ fiscal_year: year, action, by, at, why }) => (
            <>
              <p className="row-title">
                {doneInWords(action)}: {year}
              </p>
              <p className="quiet">
                By {by} on {instantInWords(at)}
              </p>
              {why !== null && why !== '' && <p>{why}</p>}
            </>
          )}
        </MoreList>
      )}
      {lines.length > 0 && (
        <MoreList items={lines} what="changes">
          {({ label, measure, period, old, new: now, who, at, why }) => (
            <>
              <p className="row-title">
                {label}, {measureLabel(measure)}, {period}
              </p>
              <p>
                Was {valuesInWords(old)}, then <b>{valuesInWords(now)}</b>
              </p>
              <p className="quiet">
                By {who} on {instantInWords(at)}: {why}
              </p>
            </>
          )}
        </MoreList>
      )}
      {cursor !== null && (
        <Button disabledFocusable={reading.isBusy} onClick={() => reading.start(cursor)}>
          Read earlier changes
        </Button>
      )}
      <WorkView work={reading}>{() => null}</WorkView>
    </div>
  )
}
