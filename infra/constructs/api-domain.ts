// The API's own name: TLS 1.2 with a certificate that ACM keeps. DNS is not ours to write: the stack prints what the name
// must point to.
import { DomainName, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { CfnOutput } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { Stage } from '../stages/stage.ts'

export class ApiDomain extends DomainName {
  constructor(scope: Construct, id: string, { name, certificateArn }: NonNullable<Stage['api']['domain']>) {
    super(scope, id, {
      domainName: name,
      certificate: Certificate.fromCertificateArn(scope, `${id}Certificate`, certificateArn),
      securityPolicy: SecurityPolicy.TLS_1_2,
    })
    new CfnOutput(this, 'PointsTo', {
      value: this.regionalDomainName,
      description: `A CNAME record of ${name} points here.`,
    })
  }
}
