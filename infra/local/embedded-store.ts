// Whether the store that this process works with is the embedded one. Only then may webhooks go to programs of this machine,
// and mail into a mailbox of it: what a stage keeps is of real people and real receivers, whoever runs a job over it from here.

import { PUBLIC_TARGETS, type TargetRules } from '../../functions/delivery/webhooks/checked-target.ts'
import { isLoopback } from '../../functions/delivery/webhooks/private-address.ts'

/** By where it lies, not by whether an address is set: a stage may be reached by an address of its own. */
export function isEmbeddedStore({ AWS_ENDPOINT_URL_DYNAMODB }: NodeJS.ProcessEnv): boolean {
  const host = URL.parse(AWS_ENDPOINT_URL_DYNAMODB ?? '')?.hostname ?? ''
  return host === 'localhost' || isLoopback(host, 'ipv4')
}

export function localTargets(environment: NodeJS.ProcessEnv): TargetRules {
  return { ...PUBLIC_TARGETS, allowsLoopback: isEmbeddedStore(environment) }
}
