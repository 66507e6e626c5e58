// What would be written, and where. The selection is looked at when the choice changes and on request; nothing watches it.
import { Button } from '@fluentui/react-components'
import { ArrowSync16Regular } from '@fluentui/react-icons'
import type { FigureChoice } from '../../desk/desk.ts'
import { usePane } from '../pane-context.ts'
import { counted } from '../shown/in-words.ts'
import { Notice } from '../shown/notice.tsx'
import { useDelayed } from '../work/use-delayed.ts'
import { useLoaded } from '../work/use-loaded.ts'

export function PreviewView({ choice, visit }: { choice: FigureChoice; visit: number }) {
  const { desk } = usePane()
  const asked = useDelayed(JSON.stringify(choice))
  const { value, failure, reload } = useLoaded(() => desk.previewFormulas(choice), `${visit} ${asked}`)
  return (
    <section className="card" aria-labelledby="preview">
      <div className="card-head">
        <h3 id="preview">What will be written</h3>
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowSync16Regular />}
          aria-label="Look at the selected cells again"
          onClick={reload}
        />
      </div>
      {failure !== null && <Notice intent="error">{failure}</Notice>}
      {value !== null && (
        <dl className="facts">
          <dt>Cells</dt>
          <dd>
            {value.address}, {counted(value.cells, 'cell')}
          </dd>
          <dt>{value.cells === 1 ? 'Formula' : 'First formula'}</dt>
          <dd>
            <code>{value.firstFormula}</code>
          </dd>
        </dl>
      )}
    </section>
  )
}
