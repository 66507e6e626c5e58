// How the table of a file is read: guessed as the pane guesses it, then as whoever imports says.
import { readFile } from 'node:fs/promises'
import type * as z from 'zod'
import { type GuessedMapping, guessMapping } from '../../shared/budgets/paste/guess-mapping.ts'
import type { YearOfNames } from '../../shared/budgets/paste/read-month.ts'
import { readPastedTable } from '../../shared/budgets/paste/read-pasted-table.ts'
import { type Cells, type TableMapping, tableMapping } from '../../shared/contract/budget/pasted-table.ts'
import { InvalidInputError, RefusedError } from '../../shared/errors.ts'
import { errorLines } from './error-lines.ts'

export interface MappingChoice extends YearOfNames {
  readonly dimension?: string | undefined
  readonly measure?: string | undefined
  readonly owner?: string | undefined
  readonly amountsIn?: TableMapping['amountsIn'] | undefined
  readonly fillDown?: boolean | undefined
  /** Said field by field; what it leaves out is guessed. */
  readonly given?: GivenMapping | undefined
}

const givenMapping = tableMapping.partial().strict()
type GivenMapping = z.infer<typeof givenMapping>

export interface ChosenMapping extends Pick<GuessedMapping, 'headings' | 'skipped' | 'remarks'> {
  readonly mapping: TableMapping
  /** Whether amounts are taken for thousands of dollars that nobody said are. */
  readonly supposesThousands: boolean
}

/** @throws RefusedError naming what is to be said before the table can be read, and how */
export function chooseMapping(cells: Cells, choice: MappingChoice): ChosenMapping {
  const { given = {}, fiscalYear, firstMonth, amountsIn, fillDown } = choice
  const guessed = guessMapping(cells, { fiscalYear, firstMonth })
  const fixed = { ...guessed.mapping?.fixed, ...given.fixed, ...saidForAll(choice) }
  const whole = tableMapping.safeParse({ ...guessed.mapping, ...given, fixed, fiscalYear, firstMonth })
  if (!whole.success) throw new RefusedError(whyNone(guessed, fiscalYear))
  if (given.months === undefined && guessed.questions.length > 0) {
    throw new RefusedError(`${guessed.questions.join('\n')} ${BY_MAPPING}`)
  }
  const mapping = {
    ...whole.data,
    amountsIn: amountsIn ?? whole.data.amountsIn,
    fillDown: fillDown ?? whole.data.fillDown,
  }
  const missing = (['dimension', 'member', 'measure'] as const).filter(
    (field) => mapping.columns[field] === undefined && mapping.fixed[field] === undefined,
  )
  if (missing.length > 0)
    throw new RefusedError([...missing.map((field) => ASK[field]), ...beside(cells, mapping)].join('\n'))
  const supposesThousands =
    amountsIn === undefined && given.amountsIn === undefined && mapping.amountsIn !== 'dollars'
  const remarks = supposesThousands ? guessed.remarks : []
  return { mapping, headings: guessed.headings, skipped: guessed.skipped, remarks, supposesThousands }
}

/** @throws InvalidInputError for a file that is no mapping */
export async function readMapping(file: string): Promise<GivenMapping> {
  const accepted = `a JSON file with fields of a mapping (${Object.keys(tableMapping.shape).join(', ')})`
  const text = await readFile(file, 'utf8').catch(() => {
    throw new RefusedError(`The file ${file} cannot be read: check its name and that you may read it.`)
  })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new InvalidInputError('mapping', file, accepted)
  }
  const parsed = givenMapping.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new InvalidInputError('mapping', file, `${accepted}; ${issue?.path.join('.')}: ${issue?.message}`)
}

function saidForAll({ dimension, measure, owner }: MappingChoice): TableMapping['fixed'] {
  return {
    ...(dimension !== undefined && { dimension }),
    ...(measure !== undefined && { measure }),
    ...(owner !== undefined && { owner }),
  }
}

function whyNone({ questions }: GuessedMapping, fiscalYear: string | null): string {
  const ofYear =
    fiscalYear === null ? ' Where months are named without a year, add --fiscal-year, such as 2026.' : ''
  return `${questions.join(' ')}${ofYear} ${BY_MAPPING}`
}

const BY_MAPPING = 'A mapping file (--mapping) can say where they are; docs/budgets.md has one.'

/** What cannot be read however its rows are named, so that all of it is corrected at once. */
function beside(cells: Cells, mapping: TableMapping): string[] {
  const { errors } = readPastedTable(cells, mapping)
  return errors.length === 0
    ? []
    : ['Beside that, to correct:', ...errorLines(errors).map((line) => `  ${line}`)]
}

const ASK = {
  dimension:
    'No column gives the dimension: add --dimension, one of tenant, plan, vendor, resource_type, cost_centre.',
  member:
    'No column gives the member, such as the tenant or the plan: name its column in a mapping file (--mapping).',
  measure: 'No column gives the measure: add --measure, such as total_cost.',
} as const
