// One piece of work at a time behind a button: how far it is, what came of it, and a way to stop it. A second click while
// it runs does nothing.
import { useEffect, useRef, useState } from 'react'
import type { Progress, Watch } from '../../desk/desk.ts'
import { usePane } from '../pane-context.ts'
import { isStop, sentenceOf } from './sentence-of.ts'

export type WorkState<Answer> =
  | { readonly state: 'idle' }
  | { readonly state: 'busy'; readonly progress: Progress | null }
  | { readonly state: 'done'; readonly answer: Answer }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly sentence: string }

export interface Work<Given extends readonly unknown[], Answer> {
  readonly now: WorkState<Answer>
  readonly isBusy: boolean
  start(...given: Given): void
  stop(): void
  /** What came of it is not shown any more. */
  forget(): void
}

export const STOPPED = 'Stopped. Nothing is left half written.'

/** @param said what screen readers hear when it is done */
export function useWork<Given extends readonly unknown[], Answer>(
  doing: (watch: Watch, ...given: Given) => Promise<Answer>,
  said: (answer: Answer) => string,
): Work<Given, Answer> {
  const { announce } = usePane()
  const [now, setNow] = useState<WorkState<Answer>>({ state: 'idle' })
  const running = useRef<AbortController | null>(null)
  const isBusy = now.state === 'busy'

  const run = async (given: Given): Promise<void> => {
    if (running.current !== null) return
    const controller = new AbortController()
    running.current = controller
    setNow({ state: 'busy', progress: null })
    const watch: Watch = {
      signal: controller.signal,
      progress: (progress) => {
        if (running.current === controller) setNow({ state: 'busy', progress })
      },
    }
    const end = (ended: WorkState<Answer>): void => {
      running.current = null
      setNow(ended)
    }
    try {
      const answer = await doing(watch, ...given)
      announce(said(answer))
      end({ state: 'done', answer })
    } catch (error) {
      if (controller.signal.aborted && isStop(error)) {
        announce(STOPPED)
        end({ state: 'stopped' })
      } else end({ state: 'failed', sentence: sentenceOf(error) })
    }
  }
  const stop = (): void => running.current?.abort()

  useEffect(() => {
    if (!isBusy) return
    const stopOnEscape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) running.current?.abort()
    }
    window.addEventListener('keydown', stopOnEscape)
    return () => window.removeEventListener('keydown', stopOnEscape)
  }, [isBusy])

  return { now, isBusy, start: (...given) => void run(given), stop, forget: () => setNow({ state: 'idle' }) }
}
