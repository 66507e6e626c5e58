// Puts a report into the workbook: what stands preset is what most ask for, so that one click is enough.
import { Button, Dropdown, Field, Option, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import { untilAborted } from '../../api/until-aborted.ts'
import { DeskFailure, type ReportChoice, type ReportInWorkbook, type Watch } from '../../desk/desk.ts'
import { instantInWords } from '../../shown/instant-in-words.ts'
import { newestMonth, PeriodPicker } from '../fields/period-picker.tsx'
import { usePane } from '../pane-context.ts'
import type { PageProps } from '../pane-parts.ts'
import { GoTo } from '../shown/go-to.tsx'
import { LoadFailure } from '../shown/load-failure.tsx'
import { Notice, Warnings } from '../shown/notice.tsx'
import { Statements } from '../shown/statements.tsx'
import type { Periods } from '../use-periods.ts'
import { useLoaded } from '../work/use-loaded.ts'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'
import { KINDS, type KindInWords, periodsOf } from './report-kinds.ts'

const NO_PERIODS = 'No period has published figures yet.'
const [FIRST_KIND] = KINDS

/** With no period, the newest month that the kind has. */
type Wanted = Omit<ReportChoice, 'kind' | 'period'> & {
  readonly kind: KindInWords
  readonly period: string | null
}

export function ReportsPage({ visit }: PageProps) {
  const { desk, periods } = usePane()
  const [kind, setKind] = useState(FIRST_KIND)
  const [period, setPeriod] = useState<string | null>(null)
  const [place, setPlace] = useState<ReportChoice['place']>('new sheet')
  const inWorkbook = useLoaded(() => desk.reports(), visit)
  const inserting = useWork(async (watch, wanted: Wanted) => {
    const report = await desk.insertReport(await choiceOf(wanted, periods, watch), watch)
    inWorkbook.reload()
    return report
  }, inserted)
  const offered = periodsOf(kind, periods.value ?? [])
  const isOffered = offered.some((each) => each.period === period)
  const shownPeriod = isOffered ? period : newestMonth(offered)
  // While they are read it is not known: the work waits for them.
  const hasNone = periods.value === null ? periods.failure !== null : shownPeriod === null

  return (
    <>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (!hasNone) inserting.start({ kind, period: shownPeriod, place })
        }}
      >
        <LoadFailure of={periods} />
        <Field label="Report" hint={kind.explanation}>
          <Dropdown
            inlinePopup
            className="picker"
            listbox={{ className: 'listbox' }}
            value={kind.name}
            selectedOptions={[kind.kind]}
            onOptionSelect={(_, { optionValue }) =>
              setKind(KINDS.find((each) => each.kind === optionValue) ?? kind)
            }
          >
            {KINDS.map((each) => (
              <Option key={each.kind} value={each.kind} text={each.name}>
                <span className="option">
                  <span>{each.name}</span>
                  <span className="option-more">{each.explanation}</span>
                </span>
              </Option>
            ))}
          </Dropdown>
        </Field>
        <PeriodPicker
          periods={offered}
          chosen={shownPeriod === null ? [] : [shownPeriod]}
          onChoose={([first]) => setPeriod(first ?? null)}
          {...(periods.value?.length === 0 && { hint: NO_PERIODS })}
        />
        <Field label="Where">
          <RadioGroup value={place} onChange={(_, { value }) => setPlace(value as ReportChoice['place'])}>
            <Radio value="new sheet" label="On a new sheet" />
            <Radio value="selected cell" label="At the selected cell" />
          </RadioGroup>
        </Field>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={inserting.isBusy || hasNone}
          className="wide"
        >
          Insert report
        </Button>
      </form>
      <WorkView work={inserting} isLong>
        {(report) => (
          <div className="stack">
            <Notice intent="success">{standing(report)}</Notice>
            <Warnings sentences={report.problems ?? []} />
          </div>
        )}
      </WorkView>
      <Statements />
      <section aria-labelledby="reports-there">
        <h3 id="reports-there">In this workbook</h3>
        <LoadFailure of={inWorkbook} />
        {inWorkbook.value?.length === 0 && <p className="quiet">No report stands in this workbook yet.</p>}
        <ul className="rows">
          {inWorkbook.value?.map(({ id, title, address, asOf }) => (
            <li key={id}>
              <p className="row-title">{title}</p>
              <p className="quiet">As of {instantInWords(asOf)}</p>
              <GoTo to={address} label={`${title}, ${address}`} />
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

/** @throws DeskFailure where there is no period to insert it of; the signal's reason when it is stopped */
async function choiceOf(
  { kind, period, place }: Wanted,
  periods: Periods,
  { signal, progress }: Watch,
): Promise<ReportChoice> {
  if (period !== null) return { kind: kind.kind, period, place }
  progress({ what: 'Reading which periods there are', done: 0, total: null })
  const there = await untilAborted(signal, periods.whenRead()).catch((cause) => {
    signal.throwIfAborted()
    throw new DeskFailure('No report was inserted: it is not known which periods there are.', { cause })
  })
  const newest = newestMonth(periodsOf(kind, there))
  if (newest === null) throw new DeskFailure(`No report was inserted. ${NO_PERIODS}`)
  return { kind: kind.kind, period: newest, place }
}

function inserted(report: ReportInWorkbook): string {
  return [standing(report), ...(report.problems ?? [])].join(' ')
}

function standing({ title, sheet }: ReportInWorkbook): string {
  return `${title} stands on the sheet ${sheet}.`
}
