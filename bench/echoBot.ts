import {
  ApplicationCommandOptionType,
  Client,
  Events,
  GatewayIntentBits,
  MessageFlags,
  type ChatInputApplicationCommandData,
} from 'discord.js';

/**
 * The least a bot can do, in discord.js as its guide shows it: it acknowledges a button, and says again what was said
 * to `/echo`.
 */
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: process.env.API ?? '', version: '10' } });

const echo: ChatInputApplicationCommandData = {
  name: 'echo',
  description: 'Says it again',
  options: [{ type: ApplicationCommandOptionType.String, name: 'words', description: 'What to say', required: true }],
};

client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isChatInputCommand()) {
    interaction.reply(interaction.options.getString('words', true)).catch((fault: unknown) => console.error(fault));
    return;
  }
  if (!interaction.isButton()) return;
  const answer = interaction.customId.startsWith('session.pass')
    ? interaction.deferReply({ flags: MessageFlags.Ephemeral })
    : interaction.deferUpdate();
  answer.catch((fault: unknown) => console.error(fault));
});
client.once(Events.ClientReady, ({ application }) => {
  void application.commands.set([echo]).then(() => console.log('ready'));
});
void client.login(process.env.TOKEN);
