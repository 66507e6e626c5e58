// A server that comes, with its addresses: each has its cost, and a tenant where it is meant for one.
import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { Found } from '../../fields/search-field.tsx'
import { TenantField } from '../../fields/tenant-field.tsx'
import { TextField } from '../../fields/text-field.tsx'
import { counted, money } from '../../shown/in-words.ts'
import { AddForm } from './add-form.tsx'
import { AmountField } from './amount-field.tsx'
import type { ChangeFormProps } from './change-form-props.ts'
import { monthlyCents } from './dollars.ts'

interface TypedIp {
  readonly id: number
  readonly amount: string
  readonly tenant: Found | null
}

const MOST_IPS = 100

export function AddServerForm({ onAdd }: ChangeFormProps) {
  const [name, setName] = useState('')
  const [amount, setAmount] = useState('')
  const [ips, setIps] = useState<readonly TypedIp[]>([])
  const [next, setNext] = useState(1)
  const [isTried, setTried] = useState(false)
  const change = (id: number, part: Partial<TypedIp>): void =>
    setIps(ips.map((ip) => (ip.id === id ? { ...ip, ...part } : ip)))
  const add = (): void => {
    setTried(true)
    const cents = monthlyCents(amount)
    const costs = ips.map((ip) => ({
      monthlyCents: monthlyCents(ip.amount) ?? Number.NaN,
      tenantId: ip.tenant?.id ?? null,
    }))
    if (name.trim() === '' || cents === null || costs.some((ip) => Number.isNaN(ip.monthlyCents))) return
    const words = `Add ${name.trim()} at ${money(cents)} a month${ips.length === 0 ? '' : `, with ${counted(ips.length, 'address', 'addresses')}`}`
    onAdd({ kind: 'add_vps', name: name.trim(), monthlyCents: cents, ips: costs }, words)
  }
  return (
    <AddForm onAdd={add}>
      <TextField
        label="Name of the server"
        error={isTried && name.trim() === '' ? 'Give it a name, such as vps-new.' : null}
        maxLength={100}
        value={name}
        onChange={setName}
      />
      <AmountField label="Cost a month (USD)" value={amount} onChange={setAmount} isTried={isTried} />
      {ips.map((ip, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a width of its own.
        <div key={ip.id} role="group" aria-label={`Address ${index + 1}`} className="stack">
          <AmountField
            label={`Address ${index + 1}, cost a month (USD)`}
            value={ip.amount}
            onChange={(to) => change(ip.id, { amount: to })}
            isTried={isTried}
          />
          <TenantField
            label={`Address ${index + 1}, of whom`}
            noneText="No tenant"
            chosen={ip.tenant}
            onChoose={(tenant) => change(ip.id, { tenant })}
          />
          <Button size="small" onClick={() => setIps(ips.filter(({ id }) => id !== ip.id))}>
            {`Remove address ${index + 1}`}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        disabledFocusable={ips.length >= MOST_IPS}
        onClick={() => {
          setIps([...ips, { id: next, amount: '', tenant: null }])
          setNext(next + 1)
        }}
      >
        Add an address to it
      </Button>
    </AddForm>
  )
}
