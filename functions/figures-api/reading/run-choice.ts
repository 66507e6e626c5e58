// What a request says of the run it wants; all of it may be left out.
import type { CombinationChoice } from '../../runtime/official-combination.ts'

export interface RunChoice extends CombinationChoice {
  readonly knownAt?: string | undefined
}
