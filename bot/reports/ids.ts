import { customId, id, word } from '../common/customId';

/** `readers` is the mark of who would read it: what is sent goes to those who were named. */
export const sendReport = customId('report.send', 1, { report: id, readers: word });
export const openLine = customId('report.open', 1, { report: id });
export const writeLine = customId('report.line', 1, { report: id });
export const dropReport = customId('report.drop', 1, { report: id });
/** Pressed in direct messages too, where the server is not said by the place. */
export const handleReport = customId('report.handle', 1, { guild: id, message: id, as: word });
