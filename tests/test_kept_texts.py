import gc
import weakref

from bot.answer import Answer
from bot.kept_texts import forget_texts, kept
from bot.scoring.assess import Asked, RuleScorer
from tests.fakes import prompt


class Text(str):
    """A text that can be watched going away."""

    __slots__ = ("__weakref__",)


def test_a_result_is_kept_until_texts_are_forgotten() -> None:
    """The same text is read once, and once more after everything was forgotten."""
    read: list[str] = []

    @kept(4)
    def reading(text: str) -> int:
        read.append(text)
        return len(text)

    assert (reading("one"), reading("one")) == (3, 3)
    forget_texts()
    assert reading("one") == 3
    assert read == ["one", "one"]


def test_no_reading_of_an_answer_outlives_forgetting() -> None:
    """After scoring, memories hold an answer's text, and they let go of it."""
    text = Text("I moved our billing to Postgres in 2021 and cut the nightly run by 40 percent.")
    held = weakref.ref(text)
    scorer = RuleScorer()
    scorer.assess(Asked(prompt().text), Answer(text))
    del text
    gc.collect()
    assert held() is not None
    forget_texts()
    gc.collect()
    assert held() is None
