// Which tenants, found by name; those that are chosen stand below and go down the rows of the selection.
import { Button, Combobox, Field, Option } from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import { useRef, useState } from 'react'
import type { TenantChoice } from '../../desk/desk.ts'
import { usePane } from '../pane-context.ts'
import { useDelayed } from '../work/use-delayed.ts'
import { useLoaded } from '../work/use-loaded.ts'

export interface TenantPickerProps {
  readonly chosen: readonly TenantChoice[]
  readonly onChoose: (tenants: readonly TenantChoice[]) => void
}

export function TenantPicker({ chosen, onChoose }: TenantPickerProps) {
  const { desk, session, announce } = usePane()
  const [search, setSearch] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const asked = useDelayed(search.trim())
  const isSignedIn = session.state === 'signed in'
  const found = useLoaded(isSignedIn ? () => desk.tenants(asked) : null, asked)
  const listed = found.value ?? []
  const remove = (tenant: TenantChoice): void => {
    onChoose(chosen.filter(({ tenantId }) => tenantId !== tenant.tenantId))
    announce(`${tenant.label} is removed.`)
    box.current?.querySelector('input')?.focus()
  }
  const toggle = (tenantId: string | undefined): void => {
    const held = chosen.find((each) => each.tenantId === tenantId)
    const added = listed.find((each) => each.tenantId === tenantId)
    if (held !== undefined) onChoose(chosen.filter((each) => each !== held))
    else if (added !== undefined) onChoose([...chosen, added])
  }
  return (
    <div ref={box} className="stack">
      <Field
        label="Tenants"
        hint="Several go down the rows of the selection."
        {...(found.failure !== null && {
          validationMessage: found.failure,
          validationState: 'error' as const,
        })}
      >
        <Combobox
          inlinePopup
          multiselect
          className="picker"
          listbox={{ className: 'listbox' }}
          value={search}
          selectedOptions={chosen.map(({ tenantId }) => tenantId)}
          placeholder="Search by name"
          onChange={({ target }) => setSearch(target.value)}
          onOptionSelect={(_, { optionValue }) => toggle(optionValue)}
        >
          {listed.map(({ tenantId, label }) => (
            <Option key={tenantId} value={tenantId} text={label}>
              {label}
            </Option>
          ))}
          {listed.length === 0 && (
            <Option disabled value="" text="">
              {found.isLoading ? 'Looking for tenants' : 'No tenant has this in its name.'}
            </Option>
          )}
        </Combobox>
      </Field>
      {chosen.length > 0 && (
        <ul className="tags" aria-label="Chosen tenants">
          {chosen.map((tenant) => (
            <li key={tenant.tenantId}>
              <Button
                size="small"
                icon={<Dismiss16Regular />}
                iconPosition="after"
                aria-label={`Remove ${tenant.label}`}
                onClick={() => remove(tenant)}
              >
                {tenant.label}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
