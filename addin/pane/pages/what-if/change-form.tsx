// One more change: of which kind, and what it takes. Each kind has its own small form.
import { type ComponentType, useState } from 'react'
import { Choice } from '../../fields/choice.tsx'
import { AddServerForm } from './add-server-form.tsx'
import type { ChangeFormProps } from './change-form-props.ts'
import { type ChangeKind, KINDS } from './change-kinds.ts'
import { MoveTenantForm } from './move-tenant-form.tsx'
import { DropServerForm, PriceForm } from './resource-forms.tsx'
import { MethodForm, PoliciesForm } from './rule-forms.tsx'

const FORMS: Readonly<Record<ChangeKind, ComponentType<ChangeFormProps>>> = {
  add_vps: AddServerForm,
  drop_vps: DropServerForm,
  change_price: PriceForm,
  use_method: MethodForm,
  use_policies: PoliciesForm,
  move_tenant: MoveTenantForm,
}

export function ChangeForm(props: ChangeFormProps) {
  const [kind, setKind] = useState<ChangeKind>('add_vps')
  const [added, setAdded] = useState(0)
  const Form = FORMS[kind]
  return (
    <>
      <Choice
        label="Change"
        hint={KINDS.find(({ value }) => value === kind)?.more}
        offers={KINDS}
        chosen={kind}
        onChoose={setKind}
      />
      {/* A form begins anew once its change is in the list. */}
      <Form
        key={`${kind} ${added}`}
        period={props.period}
        onAdd={(change, words) => {
          props.onAdd(change, words)
          setAdded(added + 1)
        }}
      />
    </>
  )
}
