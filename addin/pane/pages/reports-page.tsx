// Puts a report into the workbook: what stands preset is what most ask for, so that one click is enough.
import { Button, Dropdown, Field, Option, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import type { ReportChoice, ReportInWorkbook } from '../../desk/desk.ts'
import type { ReportKind } from '../../reports/report-document.ts'
import { instantInWords } from '../../shown/instant-in-words.ts'
import { newestMonth, PeriodPicker } from '../fields/period-picker.tsx'
import { usePane } from '../pane-context.ts'
import type { PageProps } from '../pane-parts.ts'
import { GoTo } from '../shown/go-to.tsx'
import { LoadFailure } from '../shown/load-failure.tsx'
import { Notice } from '../shown/notice.tsx'
import { Statements } from '../shown/statements.tsx'
import { useLoaded } from '../work/use-loaded.ts'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'
import { KINDS } from './report-kinds.ts'

export function ReportsPage({ visit }: PageProps) {
  const { desk, periods } = usePane()
  const [kind, setKind] = useState<ReportKind>('cost_by_tenant')
  const [period, setPeriod] = useState<string | null>(null)
  const [place, setPlace] = useState<ReportChoice['place']>('new sheet')
  const inWorkbook = useLoaded(() => desk.reports(), visit)
  const inserting = useWork(async (watch, choice: ReportChoice) => {
    const report = await desk.insertReport(choice, watch)
    inWorkbook.reload()
    return report
  }, inserted)
  const shownPeriod = period ?? newestMonth(periods.value ?? [])
  const chosen = KINDS.find((each) => each.kind === kind)

  return (
    <>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (shownPeriod !== null) inserting.start({ kind, period: shownPeriod, place })
        }}
      >
        <LoadFailure of={periods} />
        <Field label="Report" hint={chosen?.explanation ?? ''}>
          <Dropdown
            inlinePopup
            className="picker"
            listbox={{ className: 'listbox' }}
            value={chosen?.name ?? ''}
            selectedOptions={[kind]}
            onOptionSelect={(_, { optionValue }) => setKind(optionValue as ReportKind)}
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
          periods={periods.value ?? []}
          chosen={shownPeriod === null ? [] : [shownPeriod]}
          onChoose={([first]) => setPeriod(first ?? null)}
          {...(periods.value?.length === 0 && { hint: 'No period has published figures yet.' })}
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
          disabledFocusable={inserting.isBusy || shownPeriod === null}
          className="wide"
        >
          Insert report
        </Button>
      </form>
      <WorkView work={inserting} isLong>
        {(report) => <Notice intent="success">{inserted(report)}</Notice>}
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

function inserted({ title, sheet }: ReportInWorkbook): string {
  return `${title} stands on the sheet ${sheet}.`
}
