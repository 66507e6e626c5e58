// The network in which functions reach the platform's Postgres, where a stage has one: there it is referred to by its ids,
// never looked up, so that synthesis needs no credentials.
import { type ISubnet, SecurityGroup, Subnet, Vpc } from 'aws-cdk-lib/aws-ec2'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { FunctionOptions } from 'aws-cdk-lib/aws-lambda'
import { Validations } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { Stage } from '../stages/stage.ts'

type Network = NonNullable<Stage['network']>

/** What puts a function into the network. */
export function placeInNetwork(
  scope: Construct,
  { vpcId, availabilityZones, subnetIds, securityGroupIds }: Network,
): Pick<FunctionOptions, 'vpc' | 'vpcSubnets' | 'securityGroups'> {
  const vpc = Vpc.fromVpcAttributes(scope, 'Network', { vpcId, availabilityZones })
  return {
    vpc,
    vpcSubnets: { subnets: subnetIds.map((subnetId) => subnetOf(scope, subnetId)) },
    securityGroups: securityGroupIds.map((group) => SecurityGroup.fromSecurityGroupId(scope, group, group)),
  }
}

function subnetOf(scope: Construct, subnetId: string): ISubnet {
  const subnet = Subnet.fromSubnetId(scope, subnetId, subnetId)
  Validations.of(subnet).acknowledge({
    id: '@aws-cdk/aws-ec2:noSubnetRouteTableId',
    reason:
      'Functions are put into the subnet and nothing here touches its routes, which the platform keeps.',
  })
  return subnet
}

/** AWS names no resource for these: Lambda makes a function's network interfaces with the function's own role. */
export function networkStatement(): PolicyStatement {
  return new PolicyStatement({
    actions: [
      'ec2:AssignPrivateIpAddresses',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:UnassignPrivateIpAddresses',
    ],
    resources: ['*'],
  })
}
