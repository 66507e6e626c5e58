// The keys of PostHog: the project's, which writes events, and a personal one, which queries. The template makes both empty;
// a person writes the real ones (docs/deploy.md), and no deployment overwrites them. Until then summaries go on without PostHog.
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { RemovalPolicy, Validations } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'

/** As functions/runtime/secrets.ts reads it, with what Secrets Manager insists on generating beside it. */
const EMPTY_KEYS = JSON.stringify({ POSTHOG_PROJECT_KEY: '', POSTHOG_PERSONAL_KEY: '' })
const NOT_A_KEY = 'generated_and_not_used'

export class PostHogSecret extends Secret {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      description: `PostHog's keys for ${physicalName(stage, 'summarize-strategy')}, as JSON: POSTHOG_PROJECT_KEY (phc_...) and POSTHOG_PERSONAL_KEY (phx_..., scope query:read).`,
      generateSecretString: { secretStringTemplate: EMPTY_KEYS, generateStringKey: NOT_A_KEY },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'PostHog issues these keys and knows no rotation by Secrets Manager. They are replaced in PostHog and written here by hand; the function reads them at its next start.',
    })
  }
}
