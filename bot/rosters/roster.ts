/** Who sits in the circles of a cohort and who waits, as those who look after it may see them: never with an employer. */
export interface Roster {
  readonly cohort: { readonly id: string; readonly name: string; readonly isOver: boolean };
  readonly circles: readonly Circle[];
  /** who waits for a circle in this guild, in the order in which they came */
  readonly waiting: readonly Listed[];
}

export interface Circle extends Hour {
  readonly id: string;
  readonly people: readonly Listed[];
}

/** A circle, and when it meets. */
export interface Hour {
  readonly name: string;
  /** it meets every week at `minute` of `weekday` (Monday is 0) on the clocks of `zone` */
  readonly zone: string;
  readonly weekday: number;
  readonly minute: number;
}

/** One page of it, with how many there are on all of them. */
export interface RosterPage {
  readonly cohort: Roster['cohort'];
  /** counted from 0 */
  readonly page: number;
  readonly pages: number;
  readonly sections: readonly Section[];
}

/** What the page shows of one circle, or of those who wait. */
export interface Section {
  /** null: those who wait */
  readonly circle: Hour | null;
  /** how many there are, on other pages too */
  readonly size: number;
  /** the place of the first of `people` among them, from 0 */
  readonly from: number;
  readonly people: readonly Listed[];
}

export interface Listed {
  readonly user: string;
  /** null: they sit in a circle, and what they had written is gone */
  readonly told: Told | null;
}

export interface Told {
  readonly called: string;
  readonly languages: readonly string[];
  readonly zone: string | null;
  readonly wants: readonly string[];
  readonly offers: readonly string[];
  readonly years: number | null;
  readonly since: Date;
}
