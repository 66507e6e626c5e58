// A figure with its calculation, what went into it, its lines, and what must be said beside it.
import { Button } from '@fluentui/react-components'
import type { ExplainedCellFigure } from '../../desk/desk.ts'
import { isCost, sheetInWords } from '../../desk/explain/sheet-in-words.ts'
import { usePane } from '../pane-context.ts'
import { money } from '../shown/in-words.ts'
import { Notice } from '../shown/notice.tsx'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'
import { ExplainedLines } from './explained-lines.tsx'

export function ExplainedFigureView({ figure, id }: { figure: ExplainedCellFigure; id: string }) {
  const { desk } = usePane()
  const writing = useWork(
    () => desk.explainOnSheet(figure),
    (sheet) => onSheet(sheet, figure),
  )
  const { title, shown, missing, calculation, source, inputs, lines, linesTotalCents } = figure
  return (
    <section className="card" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {shown === null ? (
        <Notice intent="warning">Missing: {missing ?? 'no reason is given.'}</Notice>
      ) : (
        <p className="figure">{shown}</p>
      )}
      <p className="quiet">As known {figure.knownAt ?? 'now'}</p>
      <h4>How it is calculated</h4>
      <p>{calculation}</p>
      <p className="quiet">Source: {source}</p>
      {figure.remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      <Facts facts={inputs.map(({ label, shown: value }) => [label, value])} />
      {lines.length > 0 && (
        <>
          <h4>{isCost(figure) ? 'Lines' : 'Cost lines beneath it'}</h4>
          <ExplainedLines lines={lines} />
          <p className="sum">
            <span>Sum of the lines</span>
            <b>{money(linesTotalCents)}</b>
          </p>
        </>
      )}
      <Button disabledFocusable={writing.isBusy} onClick={() => writing.start()}>
        Put it on a sheet
      </Button>
      <WorkView work={writing}>
        {(sheet) => <Notice intent="success">{onSheet(sheet, figure)}</Notice>}
      </WorkView>
      <h4>What must be said beside it</h4>
      <Facts facts={figure.approximation} />
    </section>
  )
}

function Facts({ facts }: { facts: readonly (readonly [label: string, text: string])[] }) {
  if (facts.length === 0) return null
  return (
    <dl className="facts">
      {facts.map(([label, text]) => (
        <div key={`${label} ${text}`}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function onSheet(sheet: string, figure: ExplainedCellFigure): string {
  return `The explanation stands on the sheet ${sheet}; ${sheetInWords(figure)}`
}
