// discord.js and @discordjs/voice as they are, in a voice channel of the stand-in.
// Environment: PORT (where the stand-in listens), TOKEN, GUILD, CHANNEL.
// Standard input: one JSON line for each order. Standard output: one JSON line for each event.
import net from 'node:net';
import readline from 'node:readline';
import { Readable } from 'node:stream';
import { Client, GatewayIntentBits } from 'discord.js';
import {
  AudioPlayerStatus,
  EndBehaviorType,
  StreamType,
  VoiceConnectionStatus,
  createAudioPlayer,
  createAudioResource,
  entersState,
  joinVoiceChannel,
} from '@discordjs/voice';

const { PORT, TOKEN, GUILD, CHANNEL } = process.env;
const tell = (event, more = {}) => process.stdout.write(`${JSON.stringify({ event, ...more })}\n`);

// Discord's host names lead to the stand-in; TLS still checks its certificate for those names.
const HOSTS = /(^|\.)(discord\.(com|gg|media)|discordapp\.(com|net))$/;
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const options = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (typeof options === 'object' && HOSTS.test(options.host ?? '')) {
    Object.assign(options, { host: '127.0.0.1', port: Number(PORT), lookup: undefined });
  }
  return connect.apply(this, given);
};

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildVoiceStates],
});
client.on('error', (error) => tell('error', { text: String(error) }));
let connection;
const player = createAudioPlayer();

function listen(userId) {
  const heard = connection.receiver.subscribe(userId, { end: { behavior: EndBehaviorType.Manual } });
  heard.on('data', (opus) => tell('opus', { user: userId, data: opus.toString('base64') }));
  heard.on('error', (error) => tell('error', { text: String(error) }));
}

async function join() {
  const guild = await client.guilds.fetch(GUILD);
  connection = joinVoiceChannel({
    guildId: GUILD,
    channelId: CHANNEL,
    selfDeaf: false,
    adapterCreator: guild.voiceAdapterCreator,
    debug: true,
  });
  connection.on('debug', (text) => tell('debug', { text }));
  connection.on('error', (error) => tell('error', { text: String(error) }));
  connection.on('transitioned', (transition) => tell('transitioned', { transition }));
  connection.on('stateChange', (before, after) => tell('state', { status: after.status }));
  connection.subscribe(player);
  await entersState(connection, VoiceConnectionStatus.Ready, 10_000);
  tell('ready', { code: connection.voicePrivacyCode ?? null });
}

function play(packets) {
  const frames = packets.map((packet) => Buffer.from(packet, 'base64'));
  const resource = createAudioResource(Readable.from(frames, { objectMode: true }), {
    inputType: StreamType.Opus,
  });
  player.play(resource);
}
player.on(AudioPlayerStatus.Idle, () => tell('played'));
player.on('error', (error) => tell('error', { text: String(error) }));

const orders = {
  join,
  listen: ({ user }) => listen(user),
  play: ({ packets }) => play(packets),
  leave: () => connection.destroy(),
};
for await (const line of (await loggedIn(), readline.createInterface({ input: process.stdin }))) {
  const order = JSON.parse(line);
  try {
    await orders[order.do](order);
  } catch (error) {
    tell('error', { text: String(error?.stack ?? error) });
  }
}
await client.destroy();
process.exit(0);

async function loggedIn() {
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(TOKEN);
  await ready;
  tell('login', { user: client.user.id, node: process.version });
}
