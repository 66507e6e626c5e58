// Both sentences, verbatim, where modelled figures are shown or asked for.
import { STATEMENTS } from '../../../shared/approximation/statements.ts'

export function Statements() {
  return (
    <div className="statements" role="note" aria-label="About these figures">
      {STATEMENTS.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  )
}
