// Budgets, and what follows of them: one entry an operation.
import type { Operation } from '../../../access/may-call.ts'
import { budgetBridges, runsBridge } from '../answers/planning/bridges.ts'
import {
  budgetBooks,
  budgetHistory,
  budgetLines,
  budgetPreview,
  budgetYearChanged,
} from '../answers/planning/budgets.ts'
import { forecastAnswer } from '../answers/planning/forecast.ts'
import { varianceAnswer } from '../answers/planning/variance.ts'
import { whatIfAnswer } from '../answers/planning/what-if.ts'
import { success } from '../envelope.ts'
import type { OperationContract } from '../operation-contract.ts'
import * as planning from '../planning-requests.ts'
import * as requests from '../requests.ts'
import { PLANNING_ROOT } from '../roots.ts'

export const PLANNING = {
  listBudgetBooks: {
    method: 'GET',
    path: `${PLANNING_ROOT}/budgets`,
    summary: 'Budgets, reforecasts and what-ifs, and the state of their years',
    description: 'With what the caller may write, and under which name their lines stand.',
    request: requests.nothing,
    answer: success(budgetBooks),
  },
  listBudgetLines: {
    method: 'GET',
    path: `${PLANNING_ROOT}/budgets/lines`,
    summary: 'Budget lines of a scenario, with their versions',
    description:
      'A caller who sees some tenants only gets the lines of those tenants that are their own, and nothing that tells of others.',
    request: planning.listBudgetLinesRequest,
    answer: success(budgetLines),
  },
  previewBudget: {
    method: 'POST',
    path: `${PLANNING_ROOT}/budgets/preview`,
    summary: 'What a submission would change, or why it is refused',
    description: 'Writes nothing. Errors name row and cell; a stale version is shown with both values.',
    request: planning.budgetSubmissionRequest,
    answer: success(budgetPreview),
  },
  submitBudget: {
    method: 'POST',
    path: `${PLANNING_ROOT}/budgets/submit`,
    summary: 'Submits budget lines: all of them, or none',
    description:
      'Judged again against what stands then. Refused as a whole with SUBMISSION_REFUSED, each wrong cell in `details`; previewBudget answers the same refusal with both values of every stale line.',
    request: planning.budgetSubmissionRequest,
    answer: success(budgetPreview),
  },
  listBudgetHistory: {
    method: 'GET',
    path: `${PLANNING_ROOT}/budgets/history`,
    summary: 'Who changed which budget line, when, from what to what, and why',
    description: 'Newest first. A caller who sees some tenants only gets the history of their own lines.',
    request: planning.listBudgetHistoryRequest,
    answer: success(budgetHistory),
  },
  changeBudgetYear: {
    method: 'POST',
    path: `${PLANNING_ROOT}/budgets/years`,
    summary: 'Locks, approves or opens a fiscal year of a scenario',
    description:
      'A locked or approved year takes no submissions. Approval is by another person than those who submitted, unless the system is set otherwise; opening again asks for a reason.',
    request: planning.changeBudgetYearRequest,
    answer: success(budgetYearChanged),
  },
  listVariance: {
    method: 'GET',
    path: `${PLANNING_ROOT}/variance`,
    summary: 'Budget against actual, line by line, of a month, quarter or year',
    description:
      'With prior period, year to date, full-year outlook and totals by group. A line without an actual says why; a variance that an unknown cost could turn round is not judged. A caller who sees some tenants only gets their own lines of those.',
    request: planning.listVarianceRequest,
    answer: success(varianceAnswer),
  },
  bridgeFromBudget: {
    method: 'GET',
    path: `${PLANNING_ROOT}/bridges/from-budget`,
    summary: 'How a budget became the actual, step by step',
    description:
      'By price and volume where the line holds quantity and rate, else by resource. Steps sum to actual less budget, to the cent.',
    request: planning.bridgeFromBudgetRequest,
    answer: success(budgetBridges),
  },
  bridgeRuns: {
    method: 'GET',
    path: `${PLANNING_ROOT}/bridges/between-runs`,
    summary: 'How the figures of one run became those of another',
    description:
      'The allocation is run again, one input changed at a time: prices, resources, assignments, usage, method and policies, restatement. Steps sum to the change of what is known, to the cent, and each is answered by resource. A caller who sees some tenants only asks for those, and gets own cents.',
    request: planning.bridgeRunsRequest,
    answer: success(runsBridge),
  },
  readForecast: {
    method: 'GET',
    path: `${PLANNING_ROOT}/forecast`,
    summary: 'A fiscal year as it is expected to end',
    description:
      'Closed months as restated and a forecast of the rest, with its interval and how often such intervals held so far; refused with the reason where there are too few months.',
    request: planning.readForecastRequest,
    answer: success(forecastAnswer),
  },
  tryWhatIf: {
    method: 'POST',
    path: `${PLANNING_ROOT}/what-if`,
    summary: 'What a month would have come to with some inputs changed',
    description:
      'Runs the allocation again over archived inputs: servers added or dropped, prices, method, policies, tenants moved. Publishes nothing and keeps nothing.',
    request: planning.tryWhatIfRequest,
    answer: success(whatIfAnswer),
  },
} as const satisfies Partial<Record<Operation, OperationContract>>
