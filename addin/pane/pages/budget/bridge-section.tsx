// Why an actual is another than what was planned, or than an earlier actual.
import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import { BudgetBridgeForm } from './bridge/budget-bridge-form.tsx'
import { RunsBridgeForm } from './bridge/runs-bridge-form.tsx'
import type { BudgetSectionProps } from './budget-section.ts'

type From = 'budget' | 'runs'

export function BridgeSection({ books }: BudgetSectionProps) {
  const [from, setFrom] = useState<From>('budget')
  return (
    <>
      <Field label="Bridge">
        <RadioGroup value={from} onChange={(_, { value }) => setFrom(value as From)}>
          <Radio value="budget" label="From budget to actual" />
          <Radio value="runs" label="From one actual to another" />
        </RadioGroup>
      </Field>
      <div className="stack" hidden={from !== 'budget'}>
        <BudgetBridgeForm books={books} />
      </div>
      <div className="stack" hidden={from !== 'runs'}>
        <RunsBridgeForm />
      </div>
    </>
  )
}
