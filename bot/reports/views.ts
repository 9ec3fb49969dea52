import type { Form } from '../common/form';
import { card, type Message } from '../common/message';
import type { Strings } from '../locales';
import { dropReport, handleReport, openLine, sendReport, writeLine } from './ids';
import type { Reported } from './reported';
import { markOf, type Recipients } from './rules/recipients';
import { longestLine } from './rules/reportable';
import type { Shown } from './useCases';

export const reporting = (t: Strings, shown: Shown): Message => {
  switch (shown.is) {
    case 'draft':
      return draft(t, shown);
    case 'sent':
      return card({ text: [t.report.sent(shown.report.code, shown.recipients), t.report.keep(shown.report.code)] });
    case 'known':
      return card({ text: [t.report.known(), t.report.status(shown.report)], accent: 'dusk' });
  }
};

function draft(
  t: Strings,
  p: { readonly report: Reported; readonly recipients: Recipients; readonly hasChanged?: boolean },
): Message {
  const { report, recipients } = p;
  const { id, line, isNamed } = report;
  return card({
    text: [
      t.report.title(),
      t.report.copy(report),
      line === '' ? '' : t.report.line(line),
      p.hasChanged === true ? t.report.hasChanged() : '',
      t.report.readers(recipients),
      isNamed ? t.report.named() : t.report.hidden(),
      t.report.foot(),
    ],
    buttons: [
      {
        label: t.report.send(),
        customId: sendReport.write({ report: id, readers: markOf(recipients) }),
        style: 'primary',
      },
      { label: t.report.addLine(), customId: openLine.write({ report: id }) },
      { label: t.report.drop(), customId: dropReport.write({ report: id }) },
    ],
    accent: 'clay',
  });
}

export const lineForm = (t: Strings, id: string, { line, isNamed }: { line: string; isNamed: boolean }): Form => ({
  customId: writeLine.write({ report: id }),
  title: t.report.formTitle(),
  fields: [
    {
      id: 'line',
      label: t.report.lineLabel(),
      hint: t.report.lineHint(),
      max: longestLine,
      long: true,
      optional: true,
      value: line,
    },
    {
      id: 'named',
      label: t.report.namedLabel(),
      placeholder: t.report.namedLabel(),
      most: 1,
      choices: [
        { value: 'hidden', label: t.report.stayHidden(), chosen: !isNamed },
        { value: 'named', label: t.report.beNamed(), chosen: isNamed },
      ],
    },
  ],
});

export const dropped = (t: Strings): Message => card({ text: t.report.dropped(), accent: 'dusk' });

/** What those who look after circles read. */
export function notice(t: Strings, report: Reported, { isMore }: { isMore: boolean }): Message {
  const { guildId: guild, messageId: message } = report;
  return card({
    text: [
      isMore ? t.report.more(report) : t.report.notice(report),
      isMore ? '' : t.report.copy(report),
      report.line === '' ? '' : t.report.line(report.line),
      report.isNamed && report.reporterId !== null ? t.report.by(report.reporterId) : t.report.byNobody(),
      isMore ? '' : t.report.upToYou(),
    ],
    buttons: isMore
      ? []
      : [
          { label: t.report.iHaveSeen(), customId: handleReport.write({ guild, message, as: 'seen' }) },
          { label: t.report.close(), customId: handleReport.write({ guild, message, as: 'closed' }) },
        ],
    accent: 'clay',
  });
}

/** In the place of the notice. Once it is closed the words are gone from there, too. */
export function handled(t: Strings, report: Reported, by: string): Message {
  const { guildId: guild, messageId: message, state } = report;
  if (state === 'closed') return card({ text: t.report.isClosed(report, by), accent: 'dusk' });
  const { line } = report;
  return card({
    text: [
      t.report.notice(report),
      t.report.copy(report),
      line === '' ? '' : t.report.line(line),
      report.isNamed && report.reporterId !== null ? t.report.by(report.reporterId) : t.report.byNobody(),
      t.report.seenBy(by),
    ],
    buttons: [{ label: t.report.close(), customId: handleReport.write({ guild, message, as: 'closed' }) }],
  });
}

export const statuses = (t: Strings, reports: readonly Reported[]): Message =>
  card({ text: reports.length === 0 ? t.report.none() : [t.report.yours(), reports.map(t.report.status).join('\n')] });
