// Writes formulas into the selected cells: which measure, of whom, when. What would be written is shown first, and what
// stands in those cells is never replaced without a question.
import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { isOfPlatform, isOfTenants, measureById } from '../../../shared/measures/catalogue.ts'
import type { Measure } from '../../../shared/measures/measure.ts'
import type { FigureChoice, FormulaPreview, TenantChoice } from '../../desk/desk.ts'
import { MeasurePicker } from '../fields/measure-picker.tsx'
import { OfWhomPicker } from '../fields/of-whom-picker.tsx'
import { newestMonth, PeriodPicker } from '../fields/period-picker.tsx'
import { usePane } from '../pane-context.ts'
import type { PageProps } from '../pane-parts.ts'
import { counted } from '../shown/in-words.ts'
import { LoadFailure } from '../shown/load-failure.tsx'
import { Notice } from '../shown/notice.tsx'
import { Statements } from '../shown/statements.tsx'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'
import { PreviewView } from './preview-view.tsx'

const USUAL = 'total_cost'
/** The id of the button that writes. */
const WRITE = 'write-formulas'

/** `occupied`: nothing was written, since those cells hold something that nobody has agreed to replace. */
interface Writing {
  readonly state: 'written' | 'occupied'
  readonly cells: FormulaPreview
}

export function FigurePage({ visit }: PageProps) {
  const { desk, periods } = usePane()
  const [measure, setMeasure] = useState<Measure | undefined>(measureById(USUAL))
  const [isOfAll, setIsOfAll] = useState(false)
  const [tenants, setTenants] = useState<readonly TenantChoice[]>([])
  const [chosenPeriods, setPeriods] = useState<readonly string[] | null>(null)
  const writing = useWork(async (_, choice: FigureChoice, replacing: string | null): Promise<Writing> => {
    const cells = await desk.previewFormulas(choice)
    if (cells.occupied > 0 && cells.address !== replacing) return { state: 'occupied', cells }
    return { state: 'written', cells: await desk.writeFormulas(choice) }
  }, inWords)
  if (measure === undefined) throw new Error(`The catalogue has no measure ${USUAL}.`)

  const offered = (periods.value ?? []).filter(
    ({ period, isRunning }) => isRunning !== true && isPeriodOf(measure, period),
  )
  const newest = newestMonth(offered)
  const periodsShown = chosenPeriods?.filter((period) => isPeriodOf(measure, period)) ?? [newest ?? []].flat()
  const isOfPlatformNow = isOfPlatform(measure) && (isOfAll || !isOfTenants(measure))
  const of = isOfPlatformNow ? ['platform'] : tenants.map(({ tenantId }) => tenantId)
  const isComplete = of.length > 0 && periodsShown.length > 0
  const choice: FigureChoice = { measure: measure.id, tenants: of, periods: periodsShown }

  return (
    <>
      <div className="stack">
        <LoadFailure of={periods} />
        <MeasurePicker
          chosen={measure}
          onChoose={(chosen) => {
            setMeasure(chosen)
            writing.forget()
          }}
        />
        <OfWhomPicker
          scope={measure.scope}
          isOfPlatform={isOfPlatformNow}
          onOfPlatform={setIsOfAll}
          tenants={tenants}
          onTenants={setTenants}
        />
        <PeriodPicker
          isSeveral
          periods={offered}
          chosen={periodsShown}
          onChoose={setPeriods}
          hint="Several go across its columns."
        />
        {isComplete ? (
          <PreviewView choice={choice} visit={visit} />
        ) : (
          <p className="quiet">
            {of.length === 0 ? 'Choose a tenant, then see what will be written.' : 'Choose a period.'}
          </p>
        )}
        <Button
          id={WRITE}
          appearance="primary"
          className="wide"
          disabledFocusable={!isComplete || writing.isBusy}
          onClick={() => writing.start(choice, null)}
        >
          Write into the selected cells
        </Button>
      </div>
      <WorkView work={writing}>
        {(answer) =>
          answer.state === 'written' ? (
            <Notice intent="success">{inWords(answer)}</Notice>
          ) : (
            <Replace
              answer={answer}
              onReplace={() => writing.start(choice, answer.cells.address)}
              onKeep={() => {
                writing.forget()
                document.getElementById(WRITE)?.focus()
              }}
            />
          )
        }
      </WorkView>
      <Statements />
    </>
  )
}

function Replace(props: { answer: Writing; onReplace: () => void; onKeep: () => void }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is the Keep button by another key.
    <div className="stack" onKeyDown={({ key }) => key === 'Escape' && props.onKeep()}>
      <Notice intent="warning">{inWords(props.answer)}</Notice>
      <div className="buttons">
        <Button onClick={props.onReplace}>Replace</Button>
        <Button onClick={props.onKeep}>Keep it</Button>
      </div>
    </div>
  )
}

function inWords({ state, cells: { address, cells, occupied } }: Writing): string {
  if (state === 'written') return `${counted(cells, 'formula')} written in ${address}.`
  return `Something stands in ${counted(occupied, 'cell')} of ${address}. Nothing is written yet: replace it, or select other cells.`
}

/** Strategic summaries are of months and quarters. */
function isPeriodOf({ publishedIn }: Measure, period: string): boolean {
  return publishedIn === 'cost run' || !/^\d{4}$/.test(period)
}
