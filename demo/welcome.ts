/** What stands in the terminal as soon as the page is there; where the story ends by itself nobody is invited to take their time. */
export function welcome(url: string, stays: boolean): { title: string; rows: [string, string][] } {
  if (!stays)
    return {
      title: 'Watch it',
      rows: [
        ['Open', url],
        ['Mind', 'the story is told at once, then it ends, and the page with it'],
        ['Stay', 'npm run demo -- --keep leaves it open, and you can step in'],
      ],
    };
  return {
    title: 'Watch it, and step in',
    rows: [
      ['Open', url],
      ['Be', 'Claire, who hosts; Noor, who moderates this one cohort; a member; or Zoe, who has not joined'],
      ['Mind', 'whom you are, nobody else plays, and the story waits for you'],
      ['Zoe', 'the list stays open for her if you are her within half a minute'],
    ],
  };
}
