// What a month would have come to with other servers, prices, rules or places of tenants. Nothing of it is published.
import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { Choice } from '../fields/choice.tsx'
import { usePane } from '../pane-context.ts'
import { LoadFailure } from '../shown/load-failure.tsx'
import { Notice } from '../shown/notice.tsx'
import { Statements } from '../shown/statements.tsx'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'
import { ChangeForm } from './what-if/change-form.tsx'
import { ChangeList } from './what-if/change-list.tsx'
import { type ListedChange, useChanges } from './what-if/use-changes.ts'
import { WhatIfView, whatIfSaid } from './what-if/what-if-view.tsx'

const NEWEST = 'newest'

export function WhatIfPage() {
  const { desk, periods } = usePane()
  const [period, setPeriod] = useState<string>(NEWEST)
  const changes = useChanges()
  const trying = useWork(
    async (watch, of: string | null, listed: readonly ListedChange[]) => ({
      of,
      listed,
      answer: await desk.planning.whatIf(
        of,
        listed.map(({ change }) => change),
        watch,
      ),
    }),
    ({ answer }) => whatIfSaid(answer),
  )
  const asked = period === NEWEST ? null : period
  const tried = trying.now.state === 'done' ? trying.now.answer : null
  const isOld = tried !== null && (tried.of !== asked || tried.listed !== changes.listed)
  const months = (periods.value ?? []).filter((each) => /^\d{4}-\d\d$/.test(each.period))
  return (
    <>
      <p>Nothing that you try here is published, and no figure of anybody changes.</p>
      <LoadFailure of={periods} />
      <Choice
        label="Month"
        offers={[
          { value: NEWEST, text: 'The newest month that is over' },
          ...months.map((month) => ({ value: month.period, text: month.label })),
        ]}
        chosen={period}
        onChoose={setPeriod}
      />
      <section aria-labelledby="add-change">
        <h3 id="add-change">Change something</h3>
        <ChangeForm period={asked} onAdd={changes.add} />
      </section>
      <section aria-labelledby="changes-tried">
        <h3 id="changes-tried">What is changed, in this order</h3>
        <ChangeList {...changes} />
        <Button
          appearance="primary"
          className="wide"
          disabledFocusable={trying.isBusy || changes.listed.length === 0}
          onClick={() => trying.start(asked, changes.listed)}
        >
          Try it
        </Button>
        {isOld && (
          <Notice intent="info">
            Something was changed since. Try it once more to see what comes of it.
          </Notice>
        )}
        <WorkView work={trying} isLong>
          {({ answer }) => <WhatIfView answer={answer} />}
        </WorkView>
      </section>
      <Statements />
    </>
  )
}
