// Which functions of a formula are ours, whatever a host made of their names, and where each takes its knowledge time.
import { stringifyTokens } from '@borgar/fx'
import { type CallInFormula, readFormula } from './calls-in.ts'

const NAMESPACE = 'PENGUIN'

/** Index of the last argument, which says as known when; functions.ts, which a test compares. */
const KNOWN_AT = { COST: 3, FIGURE: 3, TABLE: 2, EXPLAIN: 3, NOTE: 3, ASOF: 1, RUN: 1 } as const
export type OurFunction = keyof typeof KNOWN_AT
export const OUR_FUNCTIONS = Object.keys(KNOWN_AT) as readonly OurFunction[]
/** Those that fill more than their own cell. */
const SPILLING: readonly OurFunction[] = ['TABLE', 'EXPLAIN']

export interface OurCall extends CallInFormula {
  readonly ours: OurFunction
  readonly knownAt: number
  /** The host wrote a name of its own for it, which it does where it does not know the add-in. */
  readonly isLeftOver: boolean
}

/** In the order in which they begin; none where the formula is no formula. */
export function ourCalls(formula: unknown): OurCall[] {
  return mayBeOurs(formula) ? readFormula(formula).calls.flatMap(asOurs) : []
}

/** Whether something spills from the cell as far as our functions go. */
export function spills(calls: readonly OurCall[]): boolean {
  return calls.some(({ ours }) => SPILLING.includes(ours))
}

/** Read for each cell of a sheet: what cannot be ours is not taken apart. */
export function mayBeOurs(formula: unknown): formula is string {
  return typeof formula === 'string' && formula.startsWith('=') && formula.toUpperCase().includes(NAMESPACE)
}

export function asOurs(call: CallInFormula): OurCall[] {
  const { name } = call
  const plain = name.startsWith(FUTURE) ? name.slice(FUTURE.length) : name
  const isLeftOver = plain.startsWith(LEFT_OVER)
  const [, own] = (isLeftOver ? plain.slice(LEFT_OVER.length).split('_') : plain.split('.')) as [
    string,
    string?,
  ]
  const belongs = plain.startsWith(isLeftOver ? `${LEFT_OVER}${NAMESPACE}_` : `${NAMESPACE}.`)
  if (!belongs || own === undefined || !isOurs(own)) return []
  return [{ ...call, ours: own, knownAt: KNOWN_AT[own], isLeftOver }]
}

/** How a workbook's file names functions of add-ins, and newer functions; shown where the add-in is not known. */
const LEFT_OVER = '_XLDUDF_'
const FUTURE = '_XLFN.'

/** The formula with our functions by their own names; the same text where nothing was left over. */
export function withOwnNames(formula: string): string {
  const { tokens, calls } = readFormula(formula)
  const leftOver = calls.flatMap(asOurs).filter(({ isLeftOver }) => isLeftOver)
  if (leftOver.length === 0) return formula
  const names = new Map(leftOver.map(({ at, ours }) => [at, `${NAMESPACE}.${ours}`]))
  return stringifyTokens(tokens.map((token, index) => ({ ...token, value: names.get(index) ?? token.value })))
}

function isOurs(name: string): name is OurFunction {
  return Object.hasOwn(KNOWN_AT, name)
}
