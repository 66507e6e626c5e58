// A bridge as a list: where it begins, its steps with their amounts, where it ends. A step opens to what is behind it.
import type { ReactNode } from 'react'
import { judgedChange, money } from '../../../shown/in-words.ts'

export interface ShownStep {
  readonly name: string
  readonly cents: number
  readonly details: ReactNode
}

export interface StepListProps {
  readonly measure: string
  readonly from: readonly [name: string, cents: number | null]
  readonly to: readonly [name: string, cents: number | null]
  readonly steps: readonly ShownStep[]
}

export function StepList({ measure, from, to, steps }: StepListProps) {
  return (
    <div className="stack">
      <p className="sum">
        <span>{from[0]}</span>
        <b>{money(from[1])}</b>
      </p>
      <ul className="rows" aria-label="Steps">
        {steps.map(({ name, cents, details }) => (
          <li key={name}>
            <details>
              <summary>
                {name}: {judgedChange(cents, measure)}
              </summary>
              {details}
            </details>
          </li>
        ))}
      </ul>
      {steps.length === 0 && <p className="quiet">No step moved anything.</p>}
      <p className="sum">
        <span>{to[0]}</span>
        <b>{money(to[1])}</b>
      </p>
      <p>{sumOf(steps, measure)}</p>
    </div>
  )
}

function sumOf(steps: readonly ShownStep[], measure: string): string {
  const cents = steps.reduce((sum, step) => sum + step.cents, 0)
  return `The steps sum to ${judgedChange(cents, measure)}.`
}
