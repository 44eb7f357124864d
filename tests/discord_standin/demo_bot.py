"""An ordinary discord.py bot, to try the stand-in on. It knows nothing of the stand-in."""

import asyncio
import io
import re
from typing import Any, Self

import discord
from discord import app_commands, ui
from discord.ext import commands

LEVELS = ("Junior", "Senior")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


class Again(ui.DynamicItem[ui.Button[ui.View]], template=r"again:(?P<number>\d+)"):
    """A button that still works when the process that sent it is gone."""

    def __init__(self, number: int) -> None:
        super().__init__(ui.Button(label="Again", custom_id=f"again:{number}"))
        self.number = number

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Make it anew from what Discord kept."""
        return cls(int(match["number"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Say which one it is."""
        await interaction.response.send_message(f"Again number {self.number}", ephemeral=True)


class Form(ui.Modal, title="Your resume"):
    """A modal with a file, a choice, an optional text and a checkbox."""

    def __init__(self) -> None:
        super().__init__()
        self.file = ui.FileUpload[Self](custom_id="file")
        levels = [discord.SelectOption(label=name, value=name.lower()) for name in LEVELS]
        self.level = ui.Select[Self](options=levels)
        self.goal = ui.TextInput[Self](max_length=50, required=False)
        self.sure = ui.Checkbox[Self]()
        self.add_item(ui.TextDisplay("Fill this in."))
        self.add_item(ui.Label(text="Resume", description="One file", component=self.file))
        self.add_item(ui.Label(text="Level", component=self.level))
        self.add_item(ui.Label(text="Goal", component=self.goal))
        self.add_item(ui.Label(text="Sure", component=self.sure))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Read the file back from the CDN and repeat everything."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        (attachment,) = self.file.values
        size = len(await attachment.read())
        rest = f"{self.level.values[0]}, goal {self.goal.value or 'none'}, {self.sure.value}"
        await interaction.followup.send(f"{attachment.filename}: {size} bytes, {rest}")


class Lobby(ui.View):
    """Buttons and a select below a message."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @ui.button(label="Begin", style=discord.ButtonStyle.success, custom_id="lobby:begin")
    async def begin(self, interaction: discord.Interaction, _: ui.Button[Self]) -> None:
        """Open a private thread with the one who pressed."""
        await interaction.response.edit_message(content="Opening…", view=None)
        channel = interaction.channel
        assert isinstance(channel, discord.TextChannel)
        thread = await channel.create_thread(
            name=f"Room of {interaction.user.display_name}", invitable=False
        )
        await thread.add_user(interaction.user)
        await thread.send("Question 1", view=ui.View(timeout=None).add_item(Again(1)))

    @ui.button(label="Form", custom_id="lobby:form")
    async def form(self, interaction: discord.Interaction, _: ui.Button[Self]) -> None:
        """Open the modal."""
        await interaction.response.send_modal(Form())

    @ui.button(label="Later", custom_id="lobby:later", disabled=True)
    async def later(self, interaction: discord.Interaction, _: ui.Button[Self]) -> None:
        """Never pressed."""

    @ui.select(
        placeholder="Track",
        custom_id="lobby:track",
        options=[discord.SelectOption(label=name) for name in ("Law", "Nursing")],
    )
    async def track(self, interaction: discord.Interaction, select: ui.Select[Self]) -> None:
        """Repeat the choice."""
        await interaction.response.send_message(f"Chose {select.values[0]}", ephemeral=True)

    @ui.select(cls=ui.UserSelect, placeholder="Peer", custom_id="lobby:peer")
    async def peer(self, interaction: discord.Interaction, select: ui.UserSelect[Self]) -> None:
        """Repeat the person."""
        await interaction.response.send_message(f"Chose {select.values[0].name}")


class Card(ui.LayoutView):
    """A message made of the newer components."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        picture = ui.Thumbnail[Self]("attachment://radar.png")
        section = ui.Section[Self](ui.TextDisplay("## Score 81"), accessory=picture)
        gallery = ui.MediaGallery[Self](discord.MediaGalleryItem("attachment://radar.png"))
        row = ui.ActionRow[Self]()
        row.add_item(Again(7))
        self.add_item(ui.Container(section, ui.Separator(), gallery, row))
        self.add_item(ui.File("attachment://notes.txt"))


interview = app_commands.Group(name="interview", description="Practise", guild_only=True)


@interview.command(name="start", description="Begin")
@app_commands.choices(length=[app_commands.Choice(name="Short", value="short")])
async def start(
    interaction: discord.Interaction,
    track: str,
    length: str = "full",
    minutes: app_commands.Range[int, 5, 30] = 20,
) -> None:
    """Answer with buttons, for one person only."""
    text = f"{track}, {length}, {minutes} minutes"
    await interaction.response.send_message(text, view=Lobby(), ephemeral=True)


@start.autocomplete("track")
async def _tracks(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    tracks = ("law", "nursing", "navigation")
    return [app_commands.Choice(name=name, value=name) for name in tracks if name.startswith(typed)]


@interview.command(name="lobby", description="Buttons for everybody")
async def lobby(interaction: discord.Interaction) -> None:
    """Answer with buttons that all see."""
    embed = discord.Embed(title="Lobby", description="Come in").add_field(name="Seats", value="3")
    await interaction.response.send_message(embed=embed, view=Lobby())


@interview.command(name="report", description="A card")
async def report(interaction: discord.Interaction) -> None:
    """Think first, then edit the answer into a card with files."""
    await interaction.response.defer(thinking=True)
    files = [
        discord.File(io.BytesIO(PNG), "radar.png"),
        discord.File(io.BytesIO(b"n"), "notes.txt"),
    ]
    await interaction.edit_original_response(view=Card(), attachments=files)


@app_commands.command(name="read", description="Read a file")
async def read(interaction: discord.Interaction, file: discord.Attachment) -> None:
    """Say how large a file is."""
    await interaction.response.send_message(f"{file.filename}: {len(await file.read())} bytes")


@app_commands.command(name="wait", description="Wait for the test")
async def wait(interaction: discord.Interaction) -> None:
    """Answer when the test lets it."""
    client = interaction.client
    assert isinstance(client, DemoBot)
    client.waiting.set()
    await client.may_answer.wait()
    try:
        await interaction.response.send_message("At last")
    except discord.HTTPException as error:
        client.errors.put_nowait(error)


@app_commands.command(name="admin", description="For organisers")
@app_commands.default_permissions(manage_guild=True)
async def admin(interaction: discord.Interaction) -> None:
    """Answer organisers."""
    await interaction.response.send_message("Organised", ephemeral=True)


class DemoBot(commands.AutoShardedBot):
    """The bot. `heard`, `errors` and `seen` collect what reaches it."""

    def __init__(self, *, intents: discord.Intents | None = None, **options: Any) -> None:
        asked = discord.Intents(guilds=True, dm_messages=True) if intents is None else intents
        super().__init__(
            commands.when_mentioned,
            intents=asked,
            help_command=None,
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=0,
            **options,
        )
        self.heard: asyncio.Queue[discord.Message] = asyncio.Queue()
        self.errors: asyncio.Queue[Exception] = asyncio.Queue()
        self.seen: list[discord.Interaction] = []
        self.waiting = asyncio.Event()
        self.may_answer = asyncio.Event()

    async def setup_hook(self) -> None:
        """Register what outlives a restart, and the commands."""
        self.add_view(Lobby())
        self.add_dynamic_items(Again)
        self.tree.add_command(interview)
        self.tree.add_command(read)
        self.tree.add_command(wait)
        self.tree.add_command(admin)
        self.tree.error(self.on_tree_error)
        await self.tree.sync()

    async def on_tree_error(
        self, _: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        """Keep what a command died of."""
        self.errors.put_nowait(error)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Don't wait the five seconds that discord.py keeps between two IDENTIFYs."""

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Keep what came in."""
        self.seen.append(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Echo direct messages."""
        if message.author != self.user:
            self.heard.put_nowait(message)
        if message.guild is None and message.author != self.user:
            sizes = [len(await attachment.read()) for attachment in message.attachments]
            await message.channel.send(f"Heard {message.content!r} and {sizes}")
