// A copy of the sheet that needs neither the add-in nor the service any more.
import { Button } from '@fluentui/react-components'
import { usePane } from '../pane-context.ts'
import { Notice } from '../shown/notice.tsx'
import { Statements } from '../shown/statements.tsx'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'

export function FreezeSection() {
  const { desk } = usePane()
  const freezing = useWork(() => desk.freezeCopy(), frozen)
  return (
    <section className="stack" aria-labelledby="freeze">
      <h3 id="freeze">Freeze a copy</h3>
      <p className="quiet">
        Copies this sheet as values, with a stamp of where they come from. Anybody can read it without this
        add-in.
      </p>
      <Button disabledFocusable={freezing.isBusy} onClick={() => freezing.start()}>
        Freeze a copy
      </Button>
      <WorkView work={freezing}>{(sheet) => <Notice intent="success">{frozen(sheet)}</Notice>}</WorkView>
      <Statements />
    </section>
  )
}

function frozen(sheet: string): string {
  return `The copy stands on the sheet ${sheet}.`
}
