// Between Excel's runtime and the functions: what a formula is, and errors as the class that Excel makes a cell of.
import { answering } from './answering.ts'
import type { Answers } from './answers.ts'
import { CellError } from './cell-error.ts'
import type { Formula } from './formula.ts'

/** Older hosts say less: no preview, and for a formula that Excel does not cancel no handler. */
export type Invocation = Partial<Omit<CustomFunctions.CancelableInvocation, 'isInValuePreview'>> & {
  readonly isInValuePreview?: unknown
}

export function formulaOf(invocation: Invocation | null | undefined): Formula {
  return {
    // A boolean by Microsoft's page, a text by its types.
    isPreview: invocation?.isInValuePreview === true || invocation?.isInValuePreview === 'true',
    address: invocation?.address ?? null,
    onCanceled: (cancel) => {
      if (invocation !== null && invocation !== undefined) invocation.onCanceled = cancel
    },
  }
}

/** @throws CustomFunctions.Error, whatever goes wrong: any other error would be a #VALUE! without a word */
export async function inCell<Value>(
  invocation: Invocation | null | undefined,
  answer: (answers: Answers, formula: Formula) => Promise<Value>,
): Promise<Value> {
  const formula = formulaOf(invocation)
  const answers = answering()
  try {
    return withErrors(await answer(answers, formula))
  } catch (error) {
    const failure = error instanceof CellError ? error : new CellError('notAvailable', UNEXPECTED)
    answers.failed(formula, failure)
    throw asExcelError(failure)
  }
}

const UNEXPECTED =
  'Something went wrong in the Penguin add-in. Recalculate, and if it stays, reload the add-in.'

/** A cell of a table may be an error by itself. */
function withErrors<Value>(value: Value): Value {
  if (!Array.isArray(value)) return value
  return value.map((row: unknown) =>
    Array.isArray(row) ? row.map((cell) => (cell instanceof CellError ? asExcelError(cell) : cell)) : row,
  ) as Value
}

function asExcelError({ kind, message }: CellError): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode[kind], message)
}
