// Where Excel gets the add-in from. It holds nothing that is not built from this repository.
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { AddInSite } from '../constructs/add-in-site.ts'
import type { Stage } from '../stages/stage.ts'

export class SiteStack extends Stack {
  constructor(scope: Construct, id: string, stage: Stage, apiUrl: string, props: StackProps) {
    super(scope, id, props)
    const { files, distribution } = new AddInSite(this, 'Site', stage, apiUrl)
    const siteUrl = `https://${stage.addIn.domain?.name ?? distribution.distributionDomainName}`
    new CfnOutput(this, 'SiteUrl', {
      value: siteUrl,
      description: 'The manifest is generated for this address, and addIn.origins of the stage names it.',
    })
    new CfnOutput(this, 'PointsTo', { value: distribution.distributionDomainName })
    new CfnOutput(this, 'FilesBucketName', { value: files.bucketName })
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId })
  }
}
