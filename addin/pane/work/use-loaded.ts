// What a page shows before anybody asks for it: read when the page is shown, and again on request.
import { useCallback, useEffect, useState } from 'react'
import { sentenceOf } from './sentence-of.ts'

export interface Loaded<Value> {
  /** Stays while it is read anew; null before the first time. */
  readonly value: Value | null
  readonly failure: string | null
  readonly isLoading: boolean
  reload(): void
}

/**
 * @param load null where there is nothing to read yet
 * @param key it is read anew whenever this changes
 */
export function useLoaded<Value>(load: (() => Promise<Value>) | null, key: string | number): Loaded<Value> {
  const [state, setState] = useState<Omit<Loaded<Value>, 'reload'>>(NOTHING)
  const [turn, setTurn] = useState(0)
  const isWanted = load !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when, and `load` is a new function at each turn.
  useEffect(() => {
    if (load === null) return setState(NOTHING)
    let isCurrent = true
    setState((before) => ({ ...before, isLoading: true }))
    load().then(
      (value) => isCurrent && setState({ value, failure: null, isLoading: false }),
      (error) => isCurrent && setState({ value: null, failure: sentenceOf(error), isLoading: false }),
    )
    return () => {
      isCurrent = false
    }
  }, [key, turn, isWanted])
  const reload = useCallback(() => setTurn((before) => before + 1), [])
  return { ...state, reload }
}

const NOTHING = { value: null, failure: null, isLoading: false }
