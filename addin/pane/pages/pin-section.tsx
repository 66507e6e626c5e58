// Pins the workbook, so that its figures stay what they were when they were agreed on.
import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import type { Pin } from '../../desk/desk.ts'
import { usePane } from '../pane-context.ts'
import { LoadFailure } from '../shown/load-failure.tsx'
import { useLoaded } from '../work/use-loaded.ts'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'
import { NotFollowing } from './not-following.tsx'
import { formOf, PIN_KINDS, type PinForm, type PinKind, pinInWords, pinOf } from './pin-choice.ts'
import { RefreshedView, refreshed } from './refreshed-view.tsx'

export function PinSection({ visit }: { visit: number }) {
  const { desk, noteRefresh } = usePane()
  const state = useLoaded(() => desk.pinState(), visit)
  const [changed, setChanged] = useState<PinForm | null>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  const pinning = useWork(async (watch, pin: Pin) => {
    const outcome = await desk.pin(pin, watch)
    setChanged(null)
    noteRefresh()
    state.reload()
    return outcome
  }, refreshed)
  const form = changed ?? formOf(state.value?.pin ?? { kind: 'newest' }, Date.now())
  const change = (part: Partial<PinForm>): void => {
    setChanged({ ...form, ...part })
    setWanted(null)
  }
  const isNew = state.value === null || JSON.stringify(pinOf(form)) !== JSON.stringify(state.value.pin)
  const missing = wanted !== null && { validationMessage: wanted, validationState: 'error' as const }
  return (
    <section className="stack" aria-labelledby="pin">
      <h3 id="pin">Pin</h3>
      <LoadFailure of={state} />
      {state.value !== null && <p>{pinInWords(state.value.pin)}</p>}
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!isNew) return
          const pin = pinOf(form)
          if (typeof pin !== 'string') return pinning.start(pin)
          setWanted(pin)
          event.currentTarget.querySelector<HTMLInputElement>('input:not([type=radio])')?.focus()
        }}
      >
        <Field label="Figures of this workbook">
          <RadioGroup value={form.kind} onChange={(_, { value }) => change({ kind: value as PinKind })}>
            {PIN_KINDS.map(({ kind, label }) => (
              <Radio key={kind} value={kind} label={label} />
            ))}
          </RadioGroup>
        </Field>
        {form.kind === 'instant' && (
          <Field label="Day and time, in UTC" {...missing}>
            <Input
              type="datetime-local"
              value={form.instant}
              onChange={(_, { value }) => change({ instant: value })}
            />
          </Field>
        )}
        {form.kind === 'run' && (
          <Field label="Run id" {...missing}>
            <Input
              value={form.runId}
              spellCheck={false}
              autoComplete="off"
              onChange={(_, { value }) => change({ runId: value })}
            />
          </Field>
        )}
        <Button type="submit" disabledFocusable={pinning.isBusy || !isNew}>
          {form.kind === 'newest' ? 'Follow the newest run' : 'Pin the workbook'}
        </Button>
      </form>
      <WorkView work={pinning} isLong>
        {(outcome) => <RefreshedView outcome={outcome} />}
      </WorkView>
      <NotFollowing formulas={state.value?.notFollowing ?? []} onFollow={state.reload} />
    </section>
  )
}
