// Who is signed in, what is chosen, and where to read on.
import { Checkbox } from '@fluentui/react-components'
import { ADD_IN } from '../../manifest/add-in.ts'
import { usePane } from '../pane-context.ts'
import type { PageProps } from '../pane-parts.ts'
import { LoadFailure } from '../shown/load-failure.tsx'
import { Statements } from '../shown/statements.tsx'
import { useLoaded } from '../work/use-loaded.ts'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'
import { AccountSection } from './account-section.tsx'
import { FunctionList } from './function-list.tsx'
import { Help } from './help.tsx'

export function SettingsPage({ visit }: PageProps) {
  const { settings } = usePane()
  const lastKnown = useLoaded(() => settings.lastKnownShown(), visit)
  const choosing = useWork(
    async (_, isShown: boolean) => {
      await settings.showLastKnown(isShown)
      lastKnown.reload()
    },
    () => '',
  )
  return (
    <>
      <AccountSection />
      <section aria-labelledby="offline">
        <h3 id="offline">Without a connection</h3>
        <LoadFailure of={lastKnown} />
        <Checkbox
          checked={lastKnown.value ?? false}
          disabled={lastKnown.value === null}
          label="While the service cannot be reached, show what was last known"
          onChange={(_, { checked }) => choosing.start(checked === true)}
        />
        <WorkView work={choosing}>{() => null}</WorkView>
      </section>
      <FunctionList />
      <Help />
      <section aria-labelledby="about">
        <h3 id="about">About</h3>
        <p>
          {ADD_IN.name} {ADD_IN.version}, by {ADD_IN.provider}
        </p>
        <Statements />
      </section>
    </>
  )
}
