// The words that tenant names are made of: ours, so that no name points at a company on purpose.

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const ADJECTIVES = words(`
  Amber Ample Autumn Bold Brass Brave Bright Brisk Calm Candid Cedar Clear Clever Cobalt Coral Crisp Dapper Daring Deep
  Eager Early Earnest Fair Fern Fleet Frank Fresh Gentle Gilded Glad Golden Grand Green Hardy Hazel Honest Humble Indigo
  Ivory Jolly Keen Kind Lively Loyal Lucid Lunar Maple Mellow Merry Mild Misty Modest Nimble Noble Northern Olive Open
  Pearl Plain Polar Proud Quick Quiet Rapid Ready Russet Sage Sandy Scarlet Serene Silver Simple Steady Stellar Sunny
  Swift Tidy Timber True Velvet Vivid Warm Western Willow Winter Wise Witty Woven Young
`)

export const NOUNS = words(`
  Acorn Anchor Anvil Arbor Arrow Atlas Badger Barrel Basin Beacon Birch Bison Bluff Bramble Bridge Brook Canopy Canyon
  Castle Cavern Chapel Cliff Clover Comet Compass Condor Cove Crane Creek Delta Dune Eagle Ember Falcon Field Finch
  Fjord Forge Fountain Fox Garden Gate Glacier Glade Grove Gull Harbor Harvest Haven Hearth Heron Hill Hollow Island
  Jetty Juniper Kestrel Kettle Lake Ledge Lighthouse Linden Lodge Lynx Magpie Marsh Meadow Mill Moor Nest Oak Orchard
  Osprey Otter Paddock Pebble Pine Plover Pond Prairie Quarry Quill Raven Reef Ridge River Robin Saddle Sparrow Spruce
  Summit Thicket Thistle Tower Trail Valley Wagon Walnut Wharf Windmill Wren
`)

export const COMPANY_SUFFIXES = words('Ltd Labs Studio Software Supply Partners Services Works')

export const AGENCY_SUFFIXES = words('Agency Outreach Collective Media Growth Marketing Group Network')
