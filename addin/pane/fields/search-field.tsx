// One thing out of many, found by what is typed: a tenant, a server or an address.
import { Combobox, Field, Option } from '@fluentui/react-components'
import { useState } from 'react'
import { usePane } from '../pane-context.ts'
import { useDelayed } from '../work/use-delayed.ts'
import { useLoaded } from '../work/use-loaded.ts'

export interface Found {
  readonly id: string
  readonly label: string
}

export interface SearchFieldProps<Item extends Found> {
  readonly label: string
  readonly hint?: string
  /** What nothing chosen means, such as `All tenants`; it stands first in the list. Left out: one must be chosen. */
  readonly noneText?: string
  readonly error?: string | null
  readonly chosen: Item | null
  readonly onChoose: (item: Item | null) => void
  readonly find: (search: string) => Promise<readonly Item[]>
  /** It is searched anew whenever this changes. */
  readonly of?: string
}

const NONE = ''

export function SearchField<Item extends Found>(props: SearchFieldProps<Item>) {
  const { label, hint, noneText, error = null, chosen, onChoose, find, of = '' } = props
  const { session } = usePane()
  const [search, setSearch] = useState<string | null>(null)
  const asked = useDelayed((search ?? '').trim())
  const found = useLoaded(session.state === 'signed in' ? () => find(asked) : null, `${of} ${asked}`)
  const trouble = error ?? found.failure
  const listed = found.value ?? []
  return (
    <Field
      label={label}
      {...(hint !== undefined && { hint })}
      {...(trouble !== null && { validationMessage: trouble, validationState: 'error' as const })}
    >
      <Combobox
        inlinePopup
        className="picker"
        listbox={{ className: 'listbox' }}
        placeholder="Search by name"
        value={search ?? chosen?.label ?? noneText ?? ''}
        selectedOptions={[chosen?.id ?? NONE]}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => setSearch(target.value)}
        onBlur={() => setSearch(null)}
        onOptionSelect={(_, { optionValue }) => {
          setSearch(null)
          onChoose(listed.find(({ id }) => id === optionValue) ?? null)
        }}
      >
        {noneText !== undefined && (
          <Option value={NONE} text={noneText}>
            {noneText}
          </Option>
        )}
        {listed.map((item) => (
          <Option key={item.id} value={item.id} text={item.label}>
            {item.label}
          </Option>
        ))}
        {listed.length === 0 && (
          <Option disabled value="none" text="">
            {found.isLoading ? 'Looking' : 'Nothing has this in its name.'}
          </Option>
        )}
      </Combobox>
    </Field>
  )
}
