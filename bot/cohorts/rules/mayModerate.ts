/** Who asks, with the roles they hold at this moment. */
export interface Asker {
  readonly id: string;
  readonly roles: readonly string[];
}

/** The holders of the guild's role look after all of its cohorts; who was appointed to one looks after that one. */
export const mayModerate = (
  by: Asker,
  cohort: { readonly moderatorRole: string | null; readonly appointed: readonly string[] },
): boolean =>
  (cohort.moderatorRole !== null && by.roles.includes(cohort.moderatorRole)) || cohort.appointed.includes(by.id);
