// How the figure in the selected cell comes about. The selection is read when the button is pressed; nothing watches it.
import { Button } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import type { ExplainedCell } from '../../desk/desk.ts'
import { usePane } from '../pane-context.ts'
import type { PageProps } from '../pane-parts.ts'
import { GoTo } from '../shown/go-to.tsx'
import { counted } from '../shown/in-words.ts'
import { Statements } from '../shown/statements.tsx'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'
import { ExplainedFigureView } from './explained-figure-view.tsx'

export function ExplainPage({ asked }: PageProps) {
  const { desk, session } = usePane()
  const explaining = useWork(() => desk.explainSelected(), explained)
  const begun = useRef(0)
  // The ribbon's command is the button by another way.
  useEffect(() => {
    if (asked === begun.current || session.state === 'signed out') return
    begun.current = asked
    explaining.start()
  })
  return (
    <>
      <div className="stack">
        <p className="quiet">Select a cell with a figure: a formula, or a cell of a report.</p>
        <Button
          appearance="primary"
          className="wide"
          disabledFocusable={explaining.isBusy}
          onClick={() => explaining.start()}
        >
          {explaining.now.state === 'done' ? 'Explain the cell selected now' : 'Explain the selected cell'}
        </Button>
      </div>
      <Statements />
      <WorkView work={explaining}>
        {({ address, figures }) => (
          <div className="stack">
            <p>
              <GoTo to={address} /> holds {counted(figures.length, 'published figure')}.
            </p>
            {figures.map((figure, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell may hold the same figure twice, and they never move.
              <ExplainedFigureView key={index} figure={figure} id={`figure-${index}`} />
            ))}
          </div>
        )}
      </WorkView>
    </>
  )
}

function explained({ address, figures }: ExplainedCell): string {
  const all = figures.map(({ title, shown, missing }) => `${title}: ${shown ?? missing ?? 'missing'}`)
  return [`${address} is explained.`, ...all].join(' ')
}
