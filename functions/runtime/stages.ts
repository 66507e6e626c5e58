// Announces what a long job is doing, for whoever listens: a terminal's progress line, a log, nobody.
import { channel } from 'node:diagnostics_channel'

const stages = channel('penguin-figures:stage')

/** Says what begins now, in the present participle: "Reading smtp_ip_addresses". */
export function announceStage(description: string): void {
  if (stages.hasSubscribers) stages.publish(description)
}

/** @returns a function that stops listening */
export function onStage(listener: (description: string) => void): () => void {
  const receive = (message: unknown): void => listener(String(message))
  stages.subscribe(receive)
  return () => stages.unsubscribe(receive)
}
