"""`/resume`: upload a file, check what was read from it, see its weak lines, delete it."""

import re
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands, ui
from discord.app_commands import locale_str
from discord.ext import commands

from bot.errors import InputInvalid
from bot.resume.profile import Role
from cogs.controls import SafeModal, chosen, laid_out, persistent_button
from cogs.intake import Intake
from cogs.job_form import JobForm
from cogs.resume_cards import MOST_ROLES, check_card, dates, resume_card, role_name
from cogs.role_form import FORM_SECONDS, RoleForm, Typed, read_typed
from storage.records import KeptResume
from storage.resumes import REPLACED, Resumes

NONE_YET = "There is no resume of yours on file. Upload one: `/resume upload`."
NO_FILE = "No file arrived. Please choose one and send the form again."
SURE = (
    "This deletes what was read from your resume, here and in the database. An interview that you "
    "paused goes on without it. It can't be undone; you can upload the file again at any time."
)
DELETED = "Deleted. Nothing that was read from your resume is kept any longer."


class UploadForm(SafeModal):
    """Asks for the file; what is in it decides, not its name."""

    def __init__(self, intake: Intake) -> None:
        super().__init__(title="Upload your resume", timeout=FORM_SECONDS)
        self._intake = intake
        self._file = ui.FileUpload[UploadForm](min_values=1, max_values=1, required=True)
        self.add_item(
            ui.Label(
                text="Your resume",
                description="PDF, DOCX or TXT, at most 5 MB and 10 pages",
                component=self._file,
            )
        )
        self.add_item(
            ui.TextDisplay(
                "It is read on this bot's own machine and the file is not kept. Only what was "
                "read is, until you replace or delete it. You can check it in the next step."
            )
        )

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        """Read the file and show what was read."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if not self._file.values:
            raise InputInvalid(NO_FILE)
        kept = await self._intake.take_in(str(interaction.user.id), self._file.values[0])
        await interaction.followup.send(view=checking_view(kept), ephemeral=True)


@app_commands.guild_only()
class ResumesCog(commands.GroupCog, name=locale_str("resume"), description="Your resume"):
    """Takes the kept resumes and the intake: `ResumesCog(archive.resumes, intake)`.

    Register `buttons` with the client's `add_dynamic_items`. All answers are for the member alone.
    """

    def __init__(self, resumes: Resumes, intake: Intake) -> None:
        super().__init__()
        self._resumes = resumes
        self._intake = intake
        self.buttons: tuple[type[ui.DynamicItem[Any]], ...] = (
            persistent_button(r"resume:(?P<id>\d{1,19}):role", self._open_role),
            persistent_button(r"resume:(?P<id>\d{1,19}):again:(?P<at>\d{1,2})", self._reopen_role),
            persistent_button(r"resume:(?P<id>\d{1,19}):confirm", self._confirm),
            persistent_button(r"resume:(?P<id>\d{1,19}):job", self._open_job),
            persistent_button(r"resume:delete", self._delete),
        )

    @app_commands.command(
        name=locale_str("upload"), description="Send your resume, so that questions fit your work"
    )
    async def upload(self, interaction: discord.Interaction) -> None:
        """Open the form."""
        await interaction.response.send_modal(UploadForm(self._intake))

    @app_commands.command(
        name=locale_str("show"), description="What an interviewer takes from your resume"
    )
    async def show(self, interaction: discord.Interaction) -> None:
        """Show what was read, with the means to put it right."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        kept = await self._in_use(interaction)
        await interaction.followup.send(view=checking_view(kept), ephemeral=True)

    @app_commands.command(
        name=locale_str("check"),
        description="Which lines of your resume are vague; compare it with a job description",
    )
    async def check(self, interaction: discord.Interaction) -> None:
        """Show the weakest lines."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        kept = await self._in_use(interaction)
        button = ui.Button[ui.LayoutView](
            label="Compare with a job", custom_id=f"resume:{kept.id}:job"
        )
        view = laid_out(check_card(kept.profile, self._intake.month()), ui.ActionRow(button))
        await interaction.followup.send(view=view, ephemeral=True)

    @app_commands.command(
        name=locale_str("delete"), description="Delete what was read from your resume"
    )
    async def delete(self, interaction: discord.Interaction) -> None:
        """Ask whether it is meant."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._in_use(interaction)
        button = ui.Button[ui.LayoutView](
            label="Delete my resume", style=discord.ButtonStyle.danger, custom_id="resume:delete"
        )
        view = laid_out(ui.TextDisplay(SURE), ui.ActionRow(button))
        await interaction.followup.send(view=view, ephemeral=True)

    async def _delete(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        del match
        await interaction.response.defer()
        await self._resumes.delete(str(interaction.user.id))
        await interaction.edit_original_response(view=laid_out(ui.TextDisplay(DELETED)))

    async def _open_role(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        """Open the form of a role; a form must be the first answer, so it can't be put off."""
        await self._ask_role(interaction, int(match["id"]), int(chosen(interaction)))

    async def _reopen_role(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        """Open it with what was typed before, which the message shows."""
        message = interaction.message
        typed = read_typed(message.embeds if message else ())
        await self._ask_role(interaction, int(match["id"]), int(match["at"]), typed)

    async def _ask_role(
        self, interaction: discord.Interaction, resume: int, at: int, typed: Typed | None = None
    ) -> None:
        kept = await self._intake.mine(str(interaction.user.id), resume)
        if at >= len(kept.profile.roles):
            raise InputInvalid(REPLACED)

        async def given(submitted: discord.Interaction, role: Role | None) -> None:
            roles = list(kept.profile.roles)
            roles[at : at + 1] = [] if role is None else [role]
            await self._put_right(submitted, kept, roles)

        again = ui.Button[Any](label="Correct it", custom_id=f"resume:{resume}:again:{at}")
        await interaction.response.send_modal(RoleForm(kept.profile.roles[at], given, again, typed))

    async def _open_job(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        """Open the form for a job description; it must be the first answer, too."""
        kept = await self._intake.mine(str(interaction.user.id), int(match["id"]))
        await interaction.response.send_modal(JobForm(kept.profile, self._intake.terms))

    async def _confirm(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        await interaction.response.defer()
        kept = await self._intake.mine(str(interaction.user.id), int(match["id"]))
        shown, unseen = kept.profile.roles[:MOST_ROLES], kept.profile.roles[MOST_ROLES:]
        roles = [replace(role, confirmed=True) for role in shown]
        await self._put_right(interaction, kept, [*roles, *unseen])

    async def _put_right(
        self, interaction: discord.Interaction, read: KeptResume, roles: list[Role]
    ) -> None:
        current = await self._intake.mine(read.member, read.id)
        kept = await self._intake.with_roles(current, roles)
        # The message that a refused date was shown in has words of its own, and they must go.
        await interaction.edit_original_response(content=None, embeds=[], view=checking_view(kept))

    async def _in_use(self, interaction: discord.Interaction) -> KeptResume:
        kept = await self._resumes.latest(str(interaction.user.id))
        if kept is None:
            raise InputInvalid(NONE_YET)
        return kept


def checking_view(kept: KeptResume) -> ui.LayoutView:
    """Lay out what was read, with a list of roles to put right and a button to confirm them."""
    card, roles = resume_card(kept.profile), kept.profile.roles
    if not roles:
        return laid_out(card)
    choose = ui.Select[ui.LayoutView](
        custom_id=f"resume:{kept.id}:role",
        placeholder="Put a role right",
        options=[
            discord.SelectOption(
                label=role_name(role)[:100], value=str(at), description=dates(role)[:100]
            )
            for at, role in enumerate(roles[:MOST_ROLES])
        ],
    )
    done = all(role.confirmed for role in roles[:MOST_ROLES])
    confirm = ui.Button[ui.LayoutView](
        label="All roles confirmed" if done else "The roles are right",
        style=discord.ButtonStyle.success,
        custom_id=f"resume:{kept.id}:confirm",
        disabled=done,
    )
    return laid_out(card, ui.ActionRow(choose), ui.ActionRow(confirm))
