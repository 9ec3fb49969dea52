import { customId, integer, word } from '../common/customId';

/** On the welcome board; its first edition opened the form `apply`, and means the same now. */
export const join = customId('intake.join', 1, {});
/** The one form there was before the way in had steps. Somebody may still have it open. */
export const apply = customId('intake.apply', 1, {});

export const goOn = customId('intake.go-on', 1, {});
export const ownCard = customId('intake.own-card', 1, {});
export const change = customId('intake.change', 1, {});

/** `version`: of the words that were read */
export const agree = customId('intake.agree', 1, { version: word });

export const openAbout = customId('intake.open-about', 1, {});
export const about = customId('intake.about', 1, {});
export const openSkills = customId('intake.open-skills', 1, {});
export const skills = customId('intake.skills', 1, {});

export const regions = customId('intake.regions', 1, {});
export const region = customId('intake.region', 1, {});
export const place = customId('intake.place', 1, {});
export const zone = customId('intake.zone', 1, { zone: word });

export const week = customId('intake.week', 1, {});
export const presets = customId('intake.presets', 1, {});
export const day = customId('intake.day', 1, {});
export const hours = customId('intake.hours', 1, { day: integer });
