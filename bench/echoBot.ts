import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';

/** The measure beside which Grove stands: discord.js as its guide shows it, with nothing to do but to acknowledge. */
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: process.env.API ?? '', version: '10' } });

client.on(Events.InteractionCreate, (interaction) => {
  if (!interaction.isButton()) return;
  const answer = interaction.customId.startsWith('session.pass')
    ? interaction.deferReply({ flags: MessageFlags.Ephemeral })
    : interaction.deferUpdate();
  answer.catch((fault: unknown) => console.error(fault));
});
client.once(Events.ClientReady, () => console.log('ready'));
void client.login(process.env.TOKEN);
