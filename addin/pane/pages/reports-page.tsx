// Puts a report into the workbook: what stands preset is what most ask for, so that one click is enough.
import { Button, Dropdown, Field, Option, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import type { PeriodChoice, ReportChoice } from '../../desk/desk.ts'
import { instantInWords } from '../../shown/instant-in-words.ts'
import { newestMonth, PeriodPicker } from '../fields/period-picker.tsx'
import { usePane } from '../pane-context.ts'
import type { PageProps } from '../pane-parts.ts'
import { GoTo } from '../shown/go-to.tsx'
import { LoadFailure } from '../shown/load-failure.tsx'
import { ReportInserted, reportSaid } from '../shown/report-inserted.tsx'
import { Statements } from '../shown/statements.tsx'
import { NO_PERIODS, periodWhenRead } from '../work/period-when-read.ts'
import { useLoaded } from '../work/use-loaded.ts'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'
import { KINDS, type KindInWords, periodsOf } from './report-kinds.ts'

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
    const newest = (there: readonly PeriodChoice[]) => newestMonth(periodsOf(wanted.kind, there))
    const of = wanted.period ?? (await periodWhenRead(periods, watch, newest))
    const choice = { kind: wanted.kind.kind, period: of, place: wanted.place }
    const report = await desk.insertReport(choice, watch)
    inWorkbook.reload()
    return report
  }, reportSaid)
  const offered = periodsOf(
    kind,
    (periods.value ?? []).filter(({ isRunning }) => isRunning !== true),
  )
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
        {(report) => <ReportInserted report={report} />}
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
