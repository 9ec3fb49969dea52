import { Client, Events, GatewayIntentBits, MessageFlags, SlashCommandBuilder } from 'discord.js';
import type { Sandbox } from '../../sandbox/server';
import { judgedSandbox } from '../support/sandbox';

let sandbox: Sandbox;
let bot: Client<true>;

beforeAll(async () => {
  sandbox = await judgedSandbox();
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: sandbox.apiUrl } });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(sandbox.token);
  bot = await ready;
});
afterAll(async () => {
  await bot.destroy();
  await sandbox.close();
});

test('an unmodified discord.js logs in, sees a guild come, registers a command and answers it', async () => {
  const town = sandbox.client;
  const ada = await town.createUser({ name: 'Ada' });
  const arrived = new Promise((resolve) => bot.once(Events.GuildCreate, resolve));
  const guild = await town.createGuild({ name: 'Guild', owner: ada.id });
  await arrived;
  await bot.application.commands.set([new SlashCommandBuilder().setName('hello').setDescription('Says hello')]);
  bot.once(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply({ content: 'Hello!', flags: MessageFlags.Ephemeral });
  });
  const outcome = await town.as(ada.id).run({ guild: guild.id, channel: guild.generalChannelId, command: 'hello' });
  expect(outcome).toMatchObject({ state: 'answered', reply: { content: 'Hello!', ephemeral: true } });
  expect(sandbox.report().unknown).toEqual([]);
});
