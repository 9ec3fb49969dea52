export const refusals = {
  onlyInServer: (): string => 'That works inside a server only. Open the server where your circle is and try there.',
  onlyModerators: (): string =>
    'That is for the people who look after the circles here. If you should be one, ask a host for the role *Circle moderator*.',
  onlyManagers: (): string => 'Setting Grove up needs the right *Manage Server*. Ask whoever runs this server.',
  oldButton: (): string =>
    'That button is from an earlier version of Grove. Look for the newest message in this channel; it has one that works.',
  unknownButton: (): string => 'I do not know that button any more. Look for the newest message in this channel.',
  formNotReady: (): string => 'I could not open the form just now. Please press the button again in a moment.',
  gone: (): string => 'I cannot find that here. It may belong to another place, or be over.',
};
