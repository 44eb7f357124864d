from tests.discord_standin import standin, Upload
from tests.discord_standin.demo_bot import DemoBot


async def test_smoke() -> None:
    """A command is answered."""
    async with standin() as discord:
        stage = discord.guild()
        ada = stage.member("Ada")
        bot = DemoBot(connector=discord.connector())
        await discord.connect(bot)
        outcome = await ada.slash("interview start", track="law")
        assert outcome.ephemeral
        print(outcome.text)
        modal = await ada.press("Form")
        o=await ada.submit(modal, {"Resume": Upload("cv.pdf", b"x"*100), "Level": "Senior"})
        await o.finished(); print(o.text)
        await ada.slash("interview lobby")
        await ada.press("Begin")
        print(text:=await ada.sees("Question 1"))
        r=await (await ada.slash("interview report")).finished()
        print(r.text, r.message.payload())
        print(discord.referee.tally, discord.referee.tally.unknown_keys)
