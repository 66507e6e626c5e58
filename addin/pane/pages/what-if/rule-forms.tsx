// Another way to divide: a method, or who carries idle and platform cost.
import { useState } from 'react'
import type { Method, ShareIdle, SharePlatform } from '../../../../shared/contract/request.ts'
import { Choice } from '../../fields/choice.tsx'
import { Notice } from '../../shown/notice.tsx'
import { AddForm } from './add-form.tsx'
import type { ChangeFormProps } from './change-form-props.ts'
import { AS_IT_IS, IDLE_OFFERS, METHOD_OFFERS, PLATFORM_OFFERS } from './change-kinds.ts'

export function MethodForm({ onAdd }: ChangeFormProps) {
  const [method, setMethod] = useState<Method>('volume')
  const text = METHOD_OFFERS.find(({ value }) => value === method)?.text ?? method
  return (
    <AddForm onAdd={() => onAdd({ kind: 'use_method', method }, `Method: ${text}`)}>
      <Choice label="Servers are divided" offers={METHOD_OFFERS} chosen={method} onChoose={setMethod} />
    </AddForm>
  )
}

export function PoliciesForm({ onAdd }: ChangeFormProps) {
  const [idle, setIdle] = useState<ShareIdle | typeof AS_IT_IS>(AS_IT_IS)
  const [platform, setPlatform] = useState<SharePlatform | typeof AS_IT_IS>(AS_IT_IS)
  const [isTried, setTried] = useState(false)
  const isNothing = idle === AS_IT_IS && platform === AS_IT_IS
  const add = (): void => {
    setTried(true)
    if (isNothing) return
    const words = [
      ...(idle === AS_IT_IS ? [] : [`idle cost carried by: ${textOf(IDLE_OFFERS, idle)}`]),
      ...(platform === AS_IT_IS ? [] : [`platform cost carried by: ${textOf(PLATFORM_OFFERS, platform)}`]),
    ]
    onAdd(
      {
        kind: 'use_policies',
        ...(idle !== AS_IT_IS && { shareIdle: idle }),
        ...(platform !== AS_IT_IS && { sharePlatform: platform }),
      },
      `Policies: ${words.join('; ')}`,
    )
  }
  return (
    <AddForm onAdd={add}>
      <Choice label="Idle cost is carried by" offers={IDLE_OFFERS} chosen={idle} onChoose={setIdle} />
      <Choice
        label="Platform cost is carried by"
        offers={PLATFORM_OFFERS}
        chosen={platform}
        onChoose={setPlatform}
      />
      {isTried && isNothing && <Notice intent="error">Choose another than as it is for one of both.</Notice>}
    </AddForm>
  )
}

function textOf(offers: readonly { value: string; text: string }[], chosen: string): string {
  return (offers.find(({ value }) => value === chosen)?.text ?? chosen).toLowerCase()
}
