import type { PresetName } from '../../intake/rules/availability';
import type { Region } from '../../intake/places';
import type { Skill } from '../../intake/skills';

/** What can be chosen on the way in, in English. */

export const skills: Record<Skill, string> = {
  negotiation: 'Negotiating',
  'managing-up': 'Managing up',
  communication: 'Communicating clearly',
  'saying-no': 'Saying no',
  feedback: 'Giving and taking feedback',
  presenting: 'Presenting and pitching',
  meetings: 'Speaking up in meetings',
  writing: 'Writing well',
  proposals: 'Proposals and bids',
  budgets: 'Budgets',
  partners: 'Finding and keeping partners',
  'donor-research': 'Researching donors',
  'market-research': 'Researching markets',
  'choosing-bids': 'Choosing what to bid on',
  'first-calls': 'First calls with new people',
  networking: 'Networking',
  planning: 'Planning and deadlines',
  compliance: 'Rules and compliance',
  teamwork: 'Working with other teams',
  leading: 'Leading without the title',
  confidence: 'Confidence',
  workload: 'Keeping the load bearable',
  career: 'Finding my way in this field',
};

export const regions: Record<Region, string> = {
  'europe-west': 'Western Europe, Britain and Ireland',
  'europe-south': 'Southern Europe',
  'europe-north': 'Northern Europe and the Baltics',
  'europe-east': 'Eastern Europe',
  russia: 'Russia',
  'africa-east': 'Eastern Africa',
  'africa-west': 'Western Africa',
  'africa-south': 'Southern and Central Africa',
  'africa-north': 'Northern Africa',
  'asia-west': 'Middle East, Turkey and the Caucasus',
  'asia-south': 'South and Central Asia',
  'asia-southeast': 'Southeast Asia',
  'asia-east': 'East Asia',
  'united-states': 'United States',
  canada: 'Canada, Greenland and Bermuda',
  'america-middle': 'Mexico, Central America, Cuba to Puerto Rico',
  'america-south': 'South America',
  caribbean: 'The smaller islands of the Caribbean',
  australia: 'Australia and New Zealand',
  'pacific-west': 'Pacific: Papua New Guinea to Kiribati',
  'pacific-east': 'Pacific: Samoa to Tahiti',
  'far-away': 'Antarctica and far islands',
};

export const presets: Record<PresetName, string> = {
  evenings: 'Weekday evenings',
  lunch: 'Weekday lunch hours',
  mornings: 'Weekday mornings',
  weekends: 'Weekends',
};

export const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const names = new Intl.DisplayNames('en', { type: 'region' });
export const countryName = (code: string): string => names.of(code) ?? code;
