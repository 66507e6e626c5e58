// What each function answers, without Excel: arguments in, plain values or a CellError out. functions.ts is its face.

import { MEASURES, type Measure } from '../../shared/measures/catalogue.ts'
import type { ApiClient } from '../api/client.ts'
import type { Call } from '../api/send.ts'
import { answeredBy, answeredByExplanation, answeredByReport } from './answered.ts'
import { choiceReader } from './arguments/choice.ts'
import { knownAtArgument } from './arguments/known-at.ts'
import { monthArgument, periodArgument } from './arguments/period.ts'
import { tenantArgument } from './arguments/tenant.ts'
import type { FigureBatcher } from './batch/batcher.ts'
import type { Documents } from './batch/documents.ts'
import { ANY_TENANT, type Figure, keyOf, type Question } from './batch/figure.ts'
import { NO_REASON } from './batch/read-grids.ts'
import type { Answered, CellCall, CellCalls } from './cell-calls.ts'
import { CellError, notAvailable } from './cell-error.ts'
import { COMPONENTS } from './components.ts'
import { type Formula, settled } from './formula.ts'
import { reportData } from './report-data.ts'
import { REPORTS } from './reports.ts'
import { derivationOf } from './shown/derivation.ts'
import { figureProperties } from './shown/figure-properties.ts'
import { noteOf } from './shown/note.ts'
import { runsOf } from './shown/runs.ts'
import { type HostShows, type ShownValue, shownFigure } from './shown/shown-number.ts'
import type { TableCell } from './shown/spilled.ts'
import { tableOf } from './shown/table.ts'

export interface AnswerParts {
  readonly batcher: FigureBatcher
  readonly documents: Documents
  readonly client: ApiClient
  readonly calls: CellCalls
  readonly shows: () => HostShows
}

interface DocumentCall<Document> {
  readonly formula: Formula
  readonly call: Omit<CellCall, 'answered'>
  /** Which run the document is of. */
  readonly answered: (document: Document) => Answered
}

const componentArgument = choiceReader('component', COMPONENTS, COMPONENTS[0])
const measureArgument = choiceReader('measure', MEASURES)
const reportArgument = choiceReader('report', REPORTS)

/** Every method throws, or rejects with, a CellError alone. */
export class Answers {
  readonly #parts: AnswerParts

  constructor(parts: AnswerParts) {
    this.#parts = parts
  }

  cost(
    tenant: unknown,
    period: unknown,
    component: unknown,
    knownAt: unknown,
    formula: Formula,
  ): Promise<ShownValue> {
    return this.#value(componentArgument(component).measure, tenant, period, knownAt, formula)
  }

  figure(
    measure: unknown,
    tenant: unknown,
    period: unknown,
    knownAt: unknown,
    formula: Formula,
  ): Promise<ShownValue> {
    return this.#value(measureArgument(measure), tenant, period, knownAt, formula)
  }

  note(
    given: unknown,
    tenant: unknown,
    period: unknown,
    knownAt: unknown,
    formula: Formula,
  ): Promise<string> {
    const measure = measureArgument(given)
    const question = questionOf(measure, tenant, period, knownAt)
    return this.#ask('note', question, formula, (figure) => noteOf(figure, measure))
  }

  /** The state time of the period's last run, ISO 8601 in UTC: a date cell has no zone. */
  asOf(period: unknown, knownAt: unknown, formula: Formula): Promise<string> {
    return this.#runs(period, knownAt, formula, (runs) => runs.at(-1)?.as_of ?? '')
  }

  /** Of a quarter or year, the runs of its months. */
  run(period: unknown, knownAt: unknown, formula: Formula): Promise<string> {
    return this.#runs(period, knownAt, formula, (runs) => runs.map(({ run_id: id }) => id).join(', '))
  }

  table(given: unknown, period: unknown, knownAt: unknown, formula: Formula): Promise<TableCell[][]> {
    const report = reportArgument(given)
    const question = { report, period: periodArgument(period), knownAt: knownAtArgument(knownAt) }
    const key = `table\n${report.id}\n${question.period}\n${question.knownAt ?? ''}`
    const load = (call: Call) => reportData(this.#parts.client, question, call)
    const call = { ...question, kind: 'report', subject: report.id, tenant: null } as const
    return this.#document(key, load, { formula, call, answered: answeredByReport }, (data) =>
      tableOf(report, data, this.#parts.shows()),
    )
  }

  explain(
    measure: unknown,
    tenant: unknown,
    period: unknown,
    knownAt: unknown,
    formula: Formula,
  ): Promise<TableCell[][]> {
    const question = questionOf(measureArgument(measure), tenant, monthArgument(period), knownAt)
    const { knownAt: at, ...asked } = question
    const load = (call: Call) =>
      this.#parts.client.explainFigure({ ...asked, ...(at !== null && { knownAt: at }) }, call)
    const call = { ...asked, kind: 'explanation', subject: question.measure, knownAt: at } as const
    const asking = { formula, call, answered: answeredByExplanation }
    return this.#document(`explain\n${keyOf(question)}`, load, asking, (data) =>
      derivationOf(data, this.#parts.shows()),
    )
  }

  /** What a cell shows an error for. */
  failed({ isPreview, address = null }: Formula, { message }: CellError): void {
    if (!isPreview && address !== null) this.#parts.calls.fail(address, message)
  }

  #value(measure: Measure, tenant: unknown, period: unknown, knownAt: unknown, formula: Formula) {
    return this.#ask('figure', questionOf(measure, tenant, period, knownAt), formula, (figure) => {
      if (figure.value === null) throw notAvailable((figure.missing ?? NO_REASON).message)
      return shownFigure(figure, measure, this.#parts.shows(), figureProperties(measure, figure.about))
    })
  }

  #runs(
    period: unknown,
    knownAt: unknown,
    formula: Formula,
    show: (runs: ReturnType<typeof runsOf>) => string,
  ): Promise<string> {
    const asked = { period: periodArgument(period), knownAt: knownAtArgument(knownAt) }
    return this.#ask('runs', { ...asked, tenant: ANY_TENANT, measure: 'total_cost' }, formula, (figure) => {
      const mark = figure.staleSinceMs === null ? '' : ' (stale: last known)'
      return `${show(runsOf(figure))}${mark}`
    })
  }

  #ask<Shown>(
    kind: 'figure' | 'note' | 'runs',
    question: Question,
    formula: Formula,
    show: (figure: Figure) => Shown,
  ): Promise<Shown> {
    const { batcher } = this.#parts
    const { measure, tenant, period, knownAt } = question
    const ofRuns = kind === 'runs'
    const about = { subject: ofRuns ? null : measure, tenant: ofRuns ? null : tenant, period, knownAt }
    const call = this.#begin(formula, { kind, ...about })
    return settled(
      batcher.cached(question),
      () => batcher.ask(question),
      formula,
      (figure) => {
        call.answered = answeredBy(figure)
        return show(figure)
      },
    )
  }

  #document<Document, Shown>(
    key: string,
    load: (call: Call) => Promise<Document>,
    { formula, call, answered }: DocumentCall<Document>,
    show: (document: Document) => Shown,
  ): Promise<Shown> {
    const { documents } = this.#parts
    const begun = this.#begin(formula, call)
    const loadShowable = async (call: Call): Promise<Document> => {
      const document = await load(call)
      refuseUnreadable(() => show(document))
      return document
    }
    return settled(
      documents.cached<Document>(key),
      () => documents.ask(key, loadShowable),
      formula,
      (document) => {
        begun.answered = answered(document)
        return show(document)
      },
    )
  }

  /** What is still being typed stands in no cell yet. */
  #begin({ isPreview, address = null }: Formula, call: Omit<CellCall, 'answered'>): CellCall {
    return this.#parts.calls.begin(isPreview ? null : address, call)
  }
}

/** An answer that lacks what is shown is no answer, and not kept; a reason that is said in a cell is one. */
function refuseUnreadable(show: () => unknown): void {
  try {
    show()
  } catch (error) {
    if (!(error instanceof CellError)) throw error
  }
}

function questionOf(measure: Measure, tenant: unknown, period: unknown, knownAt: unknown): Question {
  return {
    measure: measure.id,
    tenant: tenantArgument(tenant, measure),
    period: periodArgument(period),
    knownAt: knownAtArgument(knownAt),
  }
}
