// The key that seals the links with which people end their digests, made as that of cursors is (cursor-key.ts). A key of its
// own, since links are to work for more than a year, and a cursor for a day.
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { RemovalPolicy, Validations } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { PRODUCT } from '../names.ts'
import type { Stage } from '../stages/stage.ts'
import { SEALING_KEY_GENERATOR } from './cursor-key.ts'

export class UnsubscribeKey extends Secret {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      description: `Seals the unsubscribe links in mails of ${PRODUCT} (${stage.name}). With a new key, the links of every mail that was sent before no longer work.`,
      generateSecretString: SEALING_KEY_GENERATOR,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A link in a mail must work for as long as people keep the mail: rotation would break every one on schedule. Whoever had the key could end digests of people whose names they know, and read nothing; a key that leaked is replaced by hand.',
    })
  }
}
