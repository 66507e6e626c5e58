// Arguments that both budget commands take.
import { InvalidArgumentError, Option } from 'commander'
import { A_SCENARIO, scenarioText } from '../../shared/contract/api/planning-requests.ts'
import { A_PLAN_YEAR, FISCAL_YEAR_FORM } from '../../shared/contract/budget/plan-years.ts'
import { type Scenario, scenarioFrom } from '../../shared/contract/budget/scenario.ts'

export function scenarioOption(): Option {
  return new Option('--scenario <scenario>', A_SCENARIO)
    .default({ kind: 'budget' }, 'budget')
    .argParser(aScenario)
}

export function aYear(text: string): string {
  if (!FISCAL_YEAR_FORM.test(text)) throw new InvalidArgumentError(`It takes ${A_PLAN_YEAR}.`)
  return text
}

function aScenario(text: string): Scenario {
  const parsed = scenarioText.safeParse(text)
  if (!parsed.success) throw new InvalidArgumentError(`It takes ${A_SCENARIO}.`)
  return scenarioFrom(parsed.data)
}
