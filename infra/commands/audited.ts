// What a person does by a command stands in the audit trail before the command ends: also in that of a stage, whose log it is not
// in.

/** Imports what it needs only now: what the handlers log, and where they write, the environment of the system says. */
export async function audited<Result>(work: () => Promise<Result>): Promise<Result> {
  const { startLocalAudit } = await import('../local/local-audit.ts')
  const audit = startLocalAudit({ clock: Date.now, onFailure: sayMissing })
  try {
    return await work()
  } finally {
    await audit.stop()
  }
}

/** Several entries fail as one error, which holds what became of each. */
function sayMissing(failure: Error): void {
  const [reason] = failure instanceof AggregateError ? failure.errors : [failure]
  const why = reason instanceof Error ? reason.message : String(reason)
  process.stderr.write(`This is not in the audit trail, whatever came of it: ${why}\n`)
}
