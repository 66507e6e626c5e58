// Which plan: the budget, or a reforecast or what-if by name; where people write, also one that does not stand yet.
import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { BudgetBooks } from '../../../shared/contract/api/answers/planning/budgets.ts'
import type { Scenario } from '../../../shared/contract/budget/scenario.ts'
import { scenarioId, scenarioWords } from '../../../shared/contract/budget/scenario-words.ts'
import { sentenceStart } from '../shown/in-words.ts'
import { Choice, type Offer } from './choice.tsx'
import { NEW, newScenarios } from './new-scenarios.ts'

export const BUDGET: Scenario = { kind: 'budget' }

export interface ScenarioPickerProps {
  readonly books: BudgetBooks | null
  readonly chosen: Scenario
  readonly onChoose: (scenario: Scenario) => void
  readonly isNewOffered?: boolean
  readonly error?: string | null
}

export function ScenarioPicker({
  books,
  chosen,
  onChoose,
  isNewOffered = false,
  error = null,
}: ScenarioPickerProps) {
  const [isNew, setNew] = useState(false)
  const known = new Map([BUDGET, ...(books?.books ?? []).map(({ scenario }) => scenario)].map(withId))
  if (!isNew) known.set(...withId(chosen))
  const offers: Offer<string>[] = [
    ...[...known].map(([value, scenario]) => ({ value, text: sentenceStart(scenarioWords(scenario)) })),
    ...(isNewOffered ? newScenarios(books) : []),
  ]
  const choose = (value: string): void => {
    const scenario = known.get(value)
    setNew(scenario === undefined)
    onChoose(scenario ?? { kind: value === NEW.reforecast ? 'reforecast' : 'what_if', name: '' })
  }
  const isNamed = isNew && chosen.kind !== 'budget'
  return (
    <>
      <Choice
        label="Plan"
        offers={offers}
        chosen={isNamed ? NEW[chosen.kind] : scenarioId(chosen)}
        onChoose={choose}
      />
      {isNamed && (
        <Field
          label={chosen.kind === 'reforecast' ? 'Name of the reforecast' : 'Name of the what-if'}
          {...(error !== null && { validationMessage: error, validationState: 'error' as const })}
        >
          <Input
            value={chosen.name}
            maxLength={60}
            autoComplete="off"
            onChange={(_, { value }) => onChoose({ kind: chosen.kind, name: value })}
          />
        </Field>
      )}
    </>
  )
}

const withId = (scenario: Scenario): [string, Scenario] => [scenarioId(scenario), scenario]

/** @returns what is missing, in a sentence; null where nothing is */
export function scenarioTrouble(scenario: Scenario): string | null {
  return scenario.kind === 'budget' || scenario.name.trim() !== '' ? null : 'Give it a name, such as 6+6.'
}
