// Arguments that take one of a list: measures, components, reports. By id or by label, in any letters.
import { remembered } from '../remembered.ts'
import { cellArgument, isEmpty, wrong } from './cell-argument.ts'

export interface Choice {
  readonly id: string
  readonly label: string
}

/** The reader of an argument that takes one of `choices`. @param usual what an argument left out means; none when it must be given */
export function choiceReader<Chosen extends Choice>(
  name: string,
  choices: readonly Chosen[],
  usual?: Chosen,
): (given: unknown) => Chosen {
  const byText = new Map(
    choices.flatMap((choice) => [choice.label, choice.id].map((text) => [folded(text), choice])),
  )
  const accepted = `one of ${choices.map(({ id }) => id).join(', ')}`
  return (given) => {
    const argument = cellArgument(given)
    if (isEmpty(argument) && usual !== undefined) return usual
    const chosen = typeof argument === 'string' ? byText.get(folded(argument)) : undefined
    if (chosen === undefined) throw wrong(name, argument, accepted)
    return chosen
  }
}

/** "Email service", "email-service" and EMAIL_SERVICE are one. */
const folded = remembered((text) => text.toLowerCase().replace(/[\s_-]+/g, '_'))
