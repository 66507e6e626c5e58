// What each function answers, without Excel: arguments in, plain values or a CellError out. functions.ts is its face.

import { MEASURES, type Measure } from '../../shared/measures/catalogue.ts'
import type { ApiClient } from '../api/client.ts'
import type { Call } from '../api/send.ts'
import { choiceReader } from './arguments/choice.ts'
import { knownAtArgument } from './arguments/known-at.ts'
import { monthArgument, periodArgument } from './arguments/period.ts'
import { tenantArgument } from './arguments/tenant.ts'
import type { FigureBatcher } from './batch/batcher.ts'
import type { Documents } from './batch/documents.ts'
import { ANY_TENANT, type Figure, keyOf, type Question } from './batch/figure.ts'
import { NO_REASON } from './batch/read-grids.ts'
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
  readonly shows: () => HostShows
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
    return this.#ask(question, formula, (figure) => noteOf(figure, measure))
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
    return this.#document(key, load, formula, (data) => tableOf(report, data, this.#parts.shows()))
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
    return this.#document(`explain\n${keyOf(question)}`, load, formula, (data) =>
      derivationOf(data, this.#parts.shows()),
    )
  }

  #value(measure: Measure, tenant: unknown, period: unknown, knownAt: unknown, formula: Formula) {
    return this.#ask(questionOf(measure, tenant, period, knownAt), formula, (figure) => {
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
    return this.#ask({ ...asked, tenant: ANY_TENANT, measure: 'total_cost' }, formula, (figure) => {
      const mark = figure.staleSinceMs === null ? '' : ' (stale: last known)'
      return `${show(runsOf(figure))}${mark}`
    })
  }

  #ask<Shown>(question: Question, formula: Formula, show: (figure: Figure) => Shown): Promise<Shown> {
    const { batcher } = this.#parts
    return settled(batcher.cached(question), () => batcher.ask(question), formula, show)
  }

  #document<Document, Shown>(
    key: string,
    load: (call: Call) => Promise<Document>,
    formula: Formula,
    show: (document: Document) => Shown,
  ): Promise<Shown> {
    const { documents } = this.#parts
    const loadShowable = async (call: Call): Promise<Document> => {
      const document = await load(call)
      refuseUnreadable(() => show(document))
      return document
    }
    return settled(documents.cached<Document>(key), () => documents.ask(key, loadShowable), formula, show)
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
