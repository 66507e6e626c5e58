// Starts the state machine that allocates at scale. Its client is loaded when a month is that large, by no other start.
import type { AllocateCostsEvent } from '../../allocate-costs/event.ts'

/** @returns the ARN of the execution, whose input is the event */
export async function startStateMachine(stateMachineArn: string, event: AllocateCostsEvent): Promise<string> {
  const { SFNClient, StartExecutionCommand } = await import('@aws-sdk/client-sfn')
  const client = new SFNClient({})
  try {
    const { executionArn } = await client.send(
      new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(event) }),
    )
    return executionArn ?? ''
  } finally {
    client.destroy()
  }
}
