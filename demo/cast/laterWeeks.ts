/**
 * What is said from the third session on: for each session its three rounds, and in each a sentence for each seat of a
 * circle, so that nobody says what another has just said.
 */
type Round = readonly [string, string, string, string, string, string];

export const laterWeeks: readonly (readonly [Round, Round, Round])[] = [
  [
    [
      'I said “I do not know yet”, and nothing fell down.',
      'I would have liked to say: this is the third version, and the first was better.',
      'I asked which page the comment was about. It was the annex.',
      'I told our finance lead that I need the figures by noon, and why.',
      'I said thank you, and for what. It felt longer than it was.',
      'Nothing clear this week. I am saying that clearly.',
    ],
    [
      'To a reviewer: tell me what you were looking for when you stopped reading.',
      'To a partner: your part is late, and I want to know what is in the way.',
      'To my lead: I can hear it better in the morning.',
      'To myself: the second draft is allowed to be a draft.',
      'To a writer I edit: this paragraph works, do more of it.',
      'That “soon” is not a date.',
    ],
    ['Clearer.', 'Braver.', 'Amused.', 'Listened to.', 'Plain.', 'Awake.'],
  ],
  [
    [
      'For a day more. I got half of one.',
      'For the room with the window, and I got it.',
      'For a partner’s real numbers. They were kinder than the first ones.',
      'For help with a table, from somebody who likes tables.',
      'Nothing this week, and I noticed it.',
      'For five minutes before the meeting. They were the meeting.',
    ],
    [
      'To write the number down before the call, not in it.',
      'Somebody who asks me: and what if they say no?',
      'To know what I can give instead.',
      'A night between the question and my answer.',
      'To say out loud what I am afraid of losing.',
      'To remember that they need something as well.',
    ],
    ['Firmer.', 'Curious.', 'Unhurried.', 'Equal.', 'Rooted.', 'Playful.'],
  ],
  [
    [
      'Two deadlines and a cold.',
      'A good week, carefully.',
      'Somebody else’s section, since Tuesday.',
      'The quiet after a proposal. It is heavier than I thought.',
      'Less than last month.',
      'A list that I stopped reading.',
    ],
    [
      'Closing the laptop where I can see it is closed.',
      'Asking who else could read the second half.',
      'Not answering the message that came at eleven at night.',
      'One walk without the phone.',
      'Saying on Monday what will not be ready on Friday.',
      'Leaving the slow days slow.',
    ],
    ['Lighter.', 'Held.', 'Breathing.', 'Tired, kindly.', 'Enough.', 'Softer.'],
  ],
  [
    [
      'Here, and a little sorry that it is the last.',
      'I ask earlier than I did.',
      'I know now that the others carry the same boxes.',
      'I came for tricks and stay for the people.',
      'I said no once, and we won the other one.',
      'Less alone with it than six weeks ago.',
    ],
    [
      'I will ask for a second reader. Come to me for budgets that do not add up.',
      'I will ask what comes first. Come to me before a hard call.',
      'I will ask for the brief in writing. Come to me with a first page.',
      'I will ask for time to think. Come to me when a partner goes quiet.',
      'I will ask how it went for you. Come to me to rehearse.',
      'I will ask for feedback while it still helps. Come to me with tables.',
    ],
    ['Onward.', 'Thankful.', 'Company.', 'Seeds.', 'Open.', 'Again.'],
  ],
];
